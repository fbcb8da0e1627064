/** The waiting room, for those who run the opening: who waits, how fast people go in, and the two levers. */
@NullMarked
package ca.dosebook.console.waitingroom;

import org.jspecify.annotations.NullMarked;
