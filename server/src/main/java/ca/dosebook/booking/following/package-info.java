/** Has bookings follow the record of doses: what is given already is freed, the next one keeps the interval. */
@NamedInterface("following")
@NullMarked
package ca.dosebook.booking.following;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
