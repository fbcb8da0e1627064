package ca.dosebook.rollout;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The module for tests of others: on their database, without Spring. */
public final class RolloutFixture {

    private RolloutFixture() {}

    /** With the shipped units, areas and rules in the tables, and no opening: every unit is closed. */
    public static Rollout on(JdbcClient jdbc) {
        var store = new RolloutStore(jdbc);
        return new Rollout(store, new ReferenceStore(jdbc, store));
    }
}
