package ca.dosebook.people.merging;

import ca.dosebook.audit.AuditFixture;
import ca.dosebook.people.People;
import ca.dosebook.testing.TestDatabase;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Links and merging for tests of others. */
public final class LinksFixture {

    private LinksFixture() {}

    public static Links on(JdbcClient jdbc) {
        return new Links(new LinkStore(jdbc));
    }

    public static Merging merging(TestDatabase db, People people, Clock clock) {
        return new Merging(
                new LinkStore(db.jdbc()),
                people,
                AuditFixture.on(db.jdbc(), clock),
                new JdbcTransactionManager(db.dataSource()),
                clock);
    }
}
