/**
 * The words of the product in both languages, and the Canadian form of its dates, times and distances: the same on pages,
 * in mails and on paper.
 *
 * <p>Owns the reading of the messages files that every module brings. Refuses to know what the words are for.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package ca.dosebook.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
