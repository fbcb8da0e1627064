/**
 * The look and the words every page shares: texts in both languages, the page frame, form components, error pages and
 * the headers that keep a page safe.
 *
 * <p>Owns {@code static/}, the templates in {@code jte/pages} and how a page is rendered. Refuses to know what any page
 * is about: no person, no clinic, no database.
 */
@ApplicationModule(allowedDependencies = {"kernel", "wording"})
@NullMarked
package ca.dosebook.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
