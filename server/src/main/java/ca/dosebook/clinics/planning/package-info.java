/**
 * Planning clinics: sites and their routes, repeating clinics, clinic days from draft to cancelled, and changing many of
 * them at once. What is read of them is in {@code clinics}; what changes them is here.
 *
 * <p>Refuses to drop anyone: a change that would take a place from under somebody is not made and says so. Moving people
 * is {@code booking}'s.
 */
@NamedInterface("planning")
@NullMarked
package ca.dosebook.clinics.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
