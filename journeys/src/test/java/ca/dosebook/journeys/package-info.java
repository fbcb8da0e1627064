/**
 * Journeys of residents through the running product, in a real browser: one file a journey, told as given, when, then.
 * Nothing of the server's code is known here; what is known is what a resident reads and does.
 */
@NullMarked
package ca.dosebook.journeys;

import org.jspecify.annotations.NullMarked;
