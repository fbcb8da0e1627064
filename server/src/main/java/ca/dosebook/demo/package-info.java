/**
 * The demo province: Ontario on the morning of its pilot, or after the opening, counted from the day of first load.
 *
 * <p>Owns what is invented (sites, clinic days, telephone numbers, two people with health cards, ten members of staff, lots and doses) and the row that says it
 * is there. Does nothing in a database that has sites of its own. It goes through the facades of other modules like any
 * health unit would. The only people and places taken are those of {@link ca.dosebook.demo.DemoToday}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "rollout",
            "vaccines",
            "clinics",
            "clinics :: days",
            "clinics :: planning",
            "inventory",
            "inventory :: keeping",
            "inventory :: lots",
            "audit",
            "people",
            "booking",
            "invitations",
            "access",
            "access :: users",
            "access :: signingin",
            "access :: factors"
        })
@NullMarked
package ca.dosebook.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
