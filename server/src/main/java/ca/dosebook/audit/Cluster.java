package ca.dosebook.audit;

import org.springframework.stereotype.Component;

/**
 * The server whose transactions are being counted. A copy of the data that is loaded into another server counts from
 * anew there, and its entries are told apart by this.
 *
 * <p>It is PostgreSQL's system identifier: made with the server, and the same on its standbys.
 */
@Component
public class Cluster {

    private final EntryStore store;
    private volatile long known;

    Cluster(EntryStore store) {
        this.store = store;
    }

    /** Its number, asked for once. */
    public long current() {
        return known == 0 ? refreshed() : known;
    }

    /** Its number as it is now: the data may have been moved while this node was running. */
    public long refreshed() {
        known = store.cluster();
        return known;
    }
}
