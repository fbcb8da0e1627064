/** The desk of a clinic day: who comes is found, let in, or told what to do; the day's list; its end. */
@NullMarked
package ca.dosebook.console.checkin;

import org.jspecify.annotations.NullMarked;
