/**
 * Proof of vaccination for the person who was vaccinated: a receipt on a page and on paper, the mail that says where it is, and
 * the code by which someone without a booking reference opens it.
 *
 * <p>Owns the codes. Keeps no receipt: each is made from the record when it is asked for, and a file is read back and
 * compared with the record before anybody gets it. Refuses to decide who may see whose: that is up to the pages, which
 * also write down that somebody looked.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "secrets",
            "wording",
            "audit",
            "access",
            "vaccines",
            "people",
            "clinics",
            "immunizations",
            "messages",
            "paper"
        })
@NullMarked
package ca.dosebook.receipts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
