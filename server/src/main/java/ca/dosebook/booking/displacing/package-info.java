/**
 * A clinic day that falls out: cancelled, or moved to another time or stop. Each of its people gets the nearest fitting
 * place, one by one, and is told why.
 *
 * <p>The work is a table: one row for each appointment, done in a transaction of its own by whichever node comes first.
 * Nobody is left with two live appointments or between two by a crash.
 */
@NamedInterface("displacing")
@NullMarked
package ca.dosebook.booking.displacing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
