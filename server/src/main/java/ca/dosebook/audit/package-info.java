/**
 * Who looked at or changed whose record, and who came in: written once, never changed, chained so that a missing or
 * altered entry shows.
 *
 * <p>Owns the audit log and the alerts for the privacy officer. Refuses to know names, numbers and texts of persons: an
 * entry carries the person's key, the user's id and words from fixed lists.
 */
@ApplicationModule(allowedDependencies = {"kernel", "secrets"})
@NullMarked
package ca.dosebook.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
