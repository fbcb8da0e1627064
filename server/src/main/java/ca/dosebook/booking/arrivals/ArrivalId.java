package ca.dosebook.booking.arrivals;

import ca.dosebook.kernel.Uuids;
import java.util.UUID;

/** Says nothing about a person and may stand in an address. */
public record ArrivalId(UUID value) {

    public static ArrivalId next() {
        return new ArrivalId(Uuids.next());
    }
}
