/** The first page, and clearing what was typed. */
@NullMarked
package ca.dosebook.portal.starting;

import org.jspecify.annotations.NullMarked;
