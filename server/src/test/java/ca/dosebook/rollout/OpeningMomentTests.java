package ca.dosebook.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.DatabaseClock;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The moment of an opening on nodes whose own clocks are wrong. */
class OpeningMomentTests {

    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);
    private static final Instant OPENS = Instant.parse("2021-03-15T12:00:00Z");

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    @Test
    void nobody_gets_in_a_millisecond_before_and_everybody_at_the_moment_on_every_node() {
        var clock = SettableClock.at(OPENS.minusMillis(1));
        List<Rollout> nodes = List.of(RolloutFixture.on(DB.jdbc()), RolloutFixture.on(DB.jdbc()));
        nodes.getFirst().announce(new Opening(KINGSTON, Stage.OPEN, OPENS));
        nodes.getLast().readAgain();
        for (Rollout node : nodes) {
            assertThat(node.assess(question(KINGSTON, clock))).isInstanceOf(EligibilityAnswer.NotOpenYet.class);
        }
        clock.set(OPENS);
        for (Rollout node : nodes) {
            assertThat(node.assess(question(KINGSTON, clock))).isInstanceOf(EligibilityAnswer.Eligible.class);
        }
    }

    @Test
    void a_node_whose_own_clock_is_two_minutes_ahead_opens_with_the_database() {
        HealthUnitId ottawa = new HealthUnitId(2251);
        var database = new DatabaseClock(DB.dataSource());
        Clock ahead = SettableClock.at(database.instant().plus(Duration.ofMinutes(2)));
        Instant opens = database.instant().plus(Duration.ofMinutes(1));
        List<Rollout> nodes = List.of(RolloutFixture.on(DB.jdbc()), RolloutFixture.on(DB.jdbc()));
        nodes.getFirst().announce(new Opening(ottawa, Stage.OPEN, opens));
        nodes.getLast().readAgain();
        assertThat(nodes.getLast().assess(question(ottawa, ahead)))
                .as("by the node's own clock it would be open")
                .isInstanceOf(EligibilityAnswer.Eligible.class);
        for (Rollout node : nodes) {
            assertThat(node.assess(question(ottawa, database))).isInstanceOf(EligibilityAnswer.NotOpenYet.class);
        }
    }

    private static EligibilityQuestion question(HealthUnitId unit, Clock clock) {
        return new EligibilityQuestion(unit, 1935, Set.of(), false, clock.instant());
    }
}
