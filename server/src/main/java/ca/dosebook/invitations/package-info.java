/**
 * The right of one named person to book before the public.
 *
 * <p>Owns invitations and their codes. Refuses to know appointments: a booking uses an invitation up, not the reverse.
 */
@ApplicationModule(allowedDependencies = {"kernel", "secrets", "audit", "vaccines", "rollout", "people"})
@NullMarked
package ca.dosebook.invitations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
