/** Before the journey: the door, the page of the waiting room, and what one can do there. */
@NullMarked
package ca.dosebook.portal.waiting;

import org.jspecify.annotations.NullMarked;
