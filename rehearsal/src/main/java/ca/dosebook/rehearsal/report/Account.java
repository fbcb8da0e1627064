package ca.dosebook.rehearsal.report;

import org.jspecify.annotations.Nullable;

/**
 * What the server's own books say at the end, beside what people were told.
 *
 * @param acknowledged bookings whose last page someone saw
 * @param unknown confirmations that nobody saw answered
 * @param missing acknowledged bookings that are not in the database; null when it could not be asked
 * @param bookings in the database; null when it could not be asked
 */
public record Account(
        long acknowledged,
        long unknown,
        @Nullable Long missing,
        @Nullable Long bookings,
        @Nullable Long slotsOverbooked,
        @Nullable Long slotsMiscounted,
        @Nullable Long personsBookedTwice,
        @Nullable Long mailsDiscarded) {

    /** Whether every acknowledged booking can be there and none beyond those that nobody saw answered. */
    public boolean exact() {
        return bookings != null
                && isZero(missing)
                && bookings >= acknowledged
                && bookings <= acknowledged + unknown
                && isZero(slotsMiscounted)
                && isZero(personsBookedTwice);
    }

    private static boolean isZero(@Nullable Long count) {
        return count != null && count == 0;
    }
}
