/**
 * The check of clinic days before residents see them: what would be a day without a clinic, a clinic nobody finds, or the
 * same one twice is refused, with the reason.
 */
@NamedInterface("publishing")
@NullMarked
package ca.dosebook.clinics.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
