/**
 * Where and when people are vaccinated: sites, their stops, clinic days, slots and how many places are free.
 *
 * <p>Owns the count of places taken. Refuses to know who takes them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "rollout", "vaccines"})
@NullMarked
package ca.dosebook.clinics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
