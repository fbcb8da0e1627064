package ca.dosebook.reporting;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The counters, for tests of others. */
public final class ReportingFixture {

    private ReportingFixture() {}

    public static JourneyCounters counters(JdbcClient jdbc) {
        return new JourneyCounters(new CounterStore(jdbc));
    }
}
