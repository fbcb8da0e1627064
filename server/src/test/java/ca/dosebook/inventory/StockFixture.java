package ca.dosebook.inventory;

import ca.dosebook.clinics.ClinicsFixture;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stock for tests of others, without Spring: every call is a transaction of its own statements. */
public final class StockFixture {

    private StockFixture() {}

    public static Stock on(JdbcClient jdbc, Clock clock) {
        return new Stock(
                new LotStore(jdbc), new DrawStore(jdbc), ClinicsFixture.on(jdbc).clinics(), clock);
    }

    public static Reconciliation reconciliation(JdbcClient jdbc) {
        return new Reconciliation(new DrawStore(jdbc));
    }
}
