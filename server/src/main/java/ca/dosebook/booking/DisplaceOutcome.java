package ca.dosebook.booking;

import ca.dosebook.clinics.Slot;

/** What can come of finding someone another place because theirs falls away. */
public sealed interface DisplaceOutcome {

    /** The place is booked, and the old one given up. */
    record Placed(AppointmentId appointment) implements DisplaceOutcome {}

    /** No place fits; the appointment has ended, and the booking stays a right to book again. */
    record WithoutPlace() implements DisplaceOutcome {}

    /** Nothing to do: the person moved or cancelled it themself, or it has begun. */
    record Gone() implements DisplaceOutcome {}

    /** Somebody was faster at this place: undo the transaction and try without it. */
    record PlaceLost(Slot slot) implements DisplaceOutcome {}
}
