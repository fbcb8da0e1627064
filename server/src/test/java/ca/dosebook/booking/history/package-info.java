/** Checks recorded histories of calls against the specification of places; knows nothing of the product's code. */
@NullMarked
package ca.dosebook.booking.history;

import org.jspecify.annotations.NullMarked;
