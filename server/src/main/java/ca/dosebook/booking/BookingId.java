package ca.dosebook.booking;

import ca.dosebook.kernel.Uuids;
import java.util.UUID;

/** The id of a booking; also the idempotency key of confirming it. */
public record BookingId(UUID value) {

    public static BookingId next() {
        return new BookingId(Uuids.next());
    }
}
