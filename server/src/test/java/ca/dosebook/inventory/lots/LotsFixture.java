package ca.dosebook.inventory.lots;

import ca.dosebook.audit.AuditFixture;
import ca.dosebook.inventory.Stock;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lots for tests of others, without Spring. */
public final class LotsFixture {

    private LotsFixture() {}

    public static Lots on(JdbcClient jdbc, Stock stock, ApplicationEventPublisher events, Clock clock) {
        return new Lots(new LotChangeStore(jdbc), stock, AuditFixture.on(jdbc, clock), events, clock);
    }
}
