/**
 * What is printed: makes an accessible PDF (PDF/UA-1) of markup.
 *
 * <p>Owns the fonts and the form of the file. Refuses to know what is printed, and to fetch anything: a document is all
 * there is of it.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package ca.dosebook.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
