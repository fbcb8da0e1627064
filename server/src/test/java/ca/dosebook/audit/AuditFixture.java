package ca.dosebook.audit;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module for tests of others. */
public final class AuditFixture {

    private AuditFixture() {}

    public static Audit on(JdbcClient jdbc, Clock clock) {
        EntryStore store = new EntryStore(jdbc);
        return new Audit(store, new Cluster(store), clock);
    }
}
