/**
 * Which vaccines there are and how far apart their doses are given.
 *
 * <p>Owns products, their codes, and the dated rules for the time between two doses. Answers from memory.
 *
 * <p>Refuses to know who is vaccinated, where, and how many vials there are: it is told a person's groups and a date,
 * never a person.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package ca.dosebook.vaccines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
