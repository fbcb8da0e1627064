/** A clinic, a day and a time for a dose; the place is held from the moment it is chosen. */
@NullMarked
package ca.dosebook.portal.choosing;

import org.jspecify.annotations.NullMarked;
