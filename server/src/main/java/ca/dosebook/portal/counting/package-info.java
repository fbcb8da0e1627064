/** Counts the pages of a booking, and what they said was wrong, without knowing to whom. */
@NullMarked
package ca.dosebook.portal.counting;

import org.jspecify.annotations.NullMarked;
