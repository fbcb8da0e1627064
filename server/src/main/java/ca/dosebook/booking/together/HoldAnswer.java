package ca.dosebook.booking.together;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.immunizations.DosesHad;
import java.time.Instant;

/** What came of asking for a place. */
public sealed interface HoldAnswer {

    /**
     * The place is kept.
     *
     * @param id the one asked with, or that of the hold that kept the very slot already
     * @param since since when a place has been held for the dose without a break
     */
    record Kept(AppointmentId id, Instant since, Instant until) implements HoldAnswer {}

    /** No place is free for this asker, or there is no such slot. */
    record Full() implements HoldAnswer {}

    /** The recorded person has a live appointment for the dose. */
    record Booked() implements HoldAnswer {}

    /** The recorded person had the dose. */
    record Had(DosesHad had) implements HoldAnswer {}
}
