/** How to reach the person, a last look, and the booking. */
@NullMarked
package ca.dosebook.portal.finishing;

import org.jspecify.annotations.NullMarked;
