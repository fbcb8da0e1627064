package ca.dosebook.audit;

import ca.dosebook.testing.TestDatabase;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module for tests of others. */
public final class AuditFixture {

    private AuditFixture() {}

    public static Audit on(JdbcClient jdbc, Clock clock) {
        return new Audit(new EntryStore(jdbc), cluster(jdbc), clock);
    }

    public static Cluster cluster(JdbcClient jdbc) {
        return new Cluster(new EntryStore(jdbc));
    }

    public static Alerts alerts(TestDatabase db, Clock clock) {
        return new Alerts(
                new AlertStore(db.jdbc()),
                on(db.jdbc(), clock),
                new TransactionTemplate(new JdbcTransactionManager(db.dataSource())),
                clock);
    }
}
