package ca.dosebook.waitingroom;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the waiting room is told of the world. One bean of another module. Asked about once a second, never by a request. */
public interface Outlook {

    /** The moments after this one at which a crowd is to be expected. */
    List<Instant> openings(Instant after);

    /** How many places are free, by the name of the area. Throws when it is not known. */
    Map<String, Long> freePlaces();
}
