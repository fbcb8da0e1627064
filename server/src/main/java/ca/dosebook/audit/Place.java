package ca.dosebook.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in a list that goes back in time, from where the next page goes on. It says nothing about a person and may
 * stand in an address.
 */
public record Place(Instant at, UUID id) {

    private static final UUID LAST = new UUID(-1, -1);

    /** Before everything up to and with this moment. */
    public static Place from(Instant moment) {
        return new Place(moment, LAST);
    }
}
