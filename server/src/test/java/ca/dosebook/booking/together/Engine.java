package ca.dosebook.booking.together;

import ca.dosebook.audit.Audit;
import java.time.Clock;
import javax.sql.DataSource;

/** What does holds and confirmations, for tests: each one made is another node. */
public record Engine(Holding holding, Confirming confirming) {

    public static Engine on(DataSource database, Audit audit, Clock clock) {
        EngineConnections connections = EngineConnections.over(database);
        return new Engine(new Holding(connections, clock), new Confirming(connections, audit, clock));
    }

    /** How many ask for a place while a batch is under way. */
    public int holdsWaiting() {
        return holding.waiting();
    }

    /** How many confirm while a batch is under way. */
    public int confirmationsWaiting() {
        return confirming.waiting();
    }
}
