/**
 * How many doses of which lot lie at each site, and how it came to that.
 *
 * <p>Owns lots, the entries of the stock and the count that follows from them, and doses on their way from site to site.
 * Lots are the province's, stock is the site's. Entries are never changed: what was wrong is countered.
 *
 * <p>Refuses to know who was given a dose: it is told a dose's id, never a person.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "vaccines",
            "audit",
            "clinics",
            "clinics :: days",
            "clinics :: planning",
            "clinics :: publishing"
        })
@NullMarked
package ca.dosebook.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
