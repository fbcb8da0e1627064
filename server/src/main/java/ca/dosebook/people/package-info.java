/**
 * Who someone is: name, birth date, health card, contact, language; and the key under which everything about a person
 * is kept.
 *
 * <p>Owns the identity of persons, sealed in the database and found by keyed hash. Refuses to know what a person books
 * or receives.
 */
@ApplicationModule(allowedDependencies = {"kernel", "secrets", "audit"})
@NullMarked
package ca.dosebook.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
