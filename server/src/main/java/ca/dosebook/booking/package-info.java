/**
 * Holding, booking, moving and cancelling a person's place in a slot, for any dose ordinal.
 *
 * <p>Owns bookings, appointments, holds and the roster of each slot. Refuses to know how pages look, how mail travels
 * and how many places a slot has: it takes and gives back places with the pieces of SQL that {@code clinics} lends.
 *
 * <p>Holds and confirmations that arrive together are done together ({@code together}); every other act is one
 * transaction of its own. Everything an act needs happens or nothing does. The order of locks is the person's rows, then
 * roster entries, then slots.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "wording",
            "vaccines",
            "rollout",
            "people",
            "people :: merging",
            "messages",
            "clinics",
            "clinics :: days",
            "clinics :: planning",
            "invitations",
            "invitations :: cohorts",
            "access",
            "immunizations"
        })
@NullMarked
package ca.dosebook.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
