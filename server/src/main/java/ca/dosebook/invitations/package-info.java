/**
 * The right of one named person to book before the public.
 *
 * <p>Owns cohorts of people to invite, waves, invitations and their codes, and how people are told of them. Refuses to
 * know appointments: a booking uses an invitation up, not the reverse.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "secrets",
            "wording",
            "audit",
            "vaccines",
            "rollout",
            "people",
            "messages",
            "clinics",
            "paper"
        })
@NullMarked
package ca.dosebook.invitations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
