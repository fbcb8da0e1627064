/** The figures of the pilot: invitations and what became of them, bookings, places, pages, calls. */
@NamedInterface("pilot")
@NullMarked
package ca.dosebook.reporting.pilot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
