package ca.dosebook.rollout.openings;

import ca.dosebook.audit.Audit;
import ca.dosebook.rollout.Rollout;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calendar for tests of others: on their database, without Spring, each statement its own transaction. */
public final class OpeningsFixture {

    private OpeningsFixture() {}

    public static Openings on(JdbcClient jdbc, Rollout rollout, Audit audit, Clock clock) {
        return new Openings(new OpeningStore(jdbc), rollout, audit, clock);
    }
}
