/**
 * The public pages, by journey: finding a clinic, booking for oneself or someone else, managing a booking.
 *
 * <p>Owns no data but the number of wrong tries at a secret: what is typed stays with the browser, sealed, until a booking
 * is confirmed. Refuses to decide: who may book, what is free and what a booking comes to is answered by the modules below.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "wording",
            "pages",
            "pages :: typed",
            "secrets",
            "vaccines",
            "waitingroom",
            "rollout",
            "rollout :: words",
            "people",
            "placenews",
            "receipts",
            "immunizations",
            "messages",
            "clinics",
            "clinics :: days",
            "clinics :: planning",
            "invitations",
            "booking",
            "booking :: displacing",
            "reporting",
            "reporting :: feedback"
        })
@NullMarked
package ca.dosebook.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
