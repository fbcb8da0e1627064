/** The pilot board: how invitations become bookings, where people stop, what they say; for a unit and the province. */
@NullMarked
package ca.dosebook.console.pilot;

import org.jspecify.annotations.NullMarked;
