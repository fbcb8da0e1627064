package ca.dosebook.booking.together;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.people.Claim;
import ca.dosebook.vaccines.DoseOrdinal;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a batch does, in a transaction that the test ends when it likes. */
public final class HoldsByHand {

    private final HoldBatchStore store;

    private HoldsByHand(HoldBatchStore store) {
        this.store = store;
    }

    public static HoldsByHand onOne(Connection connection) {
        return new HoldsByHand(new HoldBatchStore(JdbcClient.create(new SingleConnectionDataSource(connection, true))));
    }

    public void hold(Claim claim, Slot slot, Instant now) {
        var requests =
                List.of(new HoldRequest(claim, DoseOrdinal.FIRST, AppointmentId.next(), slot, Asker.PUBLIC, false));
        var terms = new HoldDecision.Terms(Holding.HOLD, Holding.LONGEST_HOLD);
        HoldDecision decision = HoldDecision.of(requests, store.read(requests), now, terms);
        store.write(decision, now, now.plus(Holding.HOLD));
    }
}
