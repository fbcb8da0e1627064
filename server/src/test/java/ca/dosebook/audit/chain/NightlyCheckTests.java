package ca.dosebook.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trust 15: a change to the audit log is found by itself, within a day. */
class NightlyCheckTests {

    private static final Instant THREE_IN_THE_NIGHT = Instant.parse("2021-03-16T08:00:00Z");

    @TempDir
    Path data;

    private final TestDatabase db = TestDatabase.fresh();

    @AfterEach
    void the_database_is_dropped() {
        db.close();
    }

    private ChainWorld world() {
        return new ChainWorld(db, data);
    }

    private static NightlyCheck node(ChainWorld world, String at) {
        return new NightlyCheck(world.store, world.chain, world.alerts, world.clock, at);
    }

    @Test
    void trust_15_a_change_is_found_at_three_in_the_night_and_told_to_the_privacy_officer() {
        ChainWorld world = world();
        NightlyCheck node = node(world, "03:00");
        world.writeBlocks(2);
        world.tamper("update audit.entry set note = 'nothing'");

        world.clock.set(THREE_IN_THE_NIGHT.minusMillis(1));
        node.look();
        assertThat(world.alerts.open()).isZero();

        world.clock.set(THREE_IN_THE_NIGHT);
        node.look();
        assertThat(world.alerts.open()).isEqualTo(1);
    }

    @Test
    void a_log_that_is_whole_is_read_to_its_end_and_alarms_nobody_every_night() {
        ChainWorld world = world();
        NightlyCheck node = node(world, "03:00");
        world.writeBlocks(2);

        for (int night = 0; night < 3; night++) {
            world.clock.set(THREE_IN_THE_NIGHT.plus(Duration.ofDays(night)).plusSeconds(20));
            assertThat(node.check()).map(Verification::entries).contains(6L);
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(node.check()).isEmpty();
        }
        assertThat(world.alerts.open()).isZero();
    }

    @Test
    void of_many_nodes_one_does_it() throws Exception {
        ChainWorld world = world();
        world.writeBlocks(1);
        world.clock.set(THREE_IN_THE_NIGHT);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<Verification>>> nodes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                NightlyCheck node = node(world, "03:00");
                nodes.add(node::check);
            }
            int done = 0;
            for (Future<Optional<Verification>> answer : threads.invokeAll(nodes)) {
                done += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void who_starts_by_day_leaves_it_for_the_night() {
        ChainWorld world = world();
        world.clock.set(THREE_IN_THE_NIGHT.plus(Duration.ofHours(1)));
        assertThat(node(world, "03:00").check()).isEmpty();
        world.clock.set(THREE_IN_THE_NIGHT.plus(Duration.ofHours(1)).minusMillis(1));
        assertThat(node(world, "03:00").check()).isPresent();
    }

    @Test
    void an_hour_that_reaches_over_midnight_belongs_to_one_night() {
        ChainWorld world = world();
        world.clock.set(Instant.parse("2021-03-16T04:50:00Z"));
        assertThat(node(world, "23:45").check()).isPresent();
        world.clock.set(Instant.parse("2021-03-16T05:10:00Z"));
        assertThat(node(world, "23:45").check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "3", "", "at night"})
    void a_setting_that_is_no_time_of_day_stops_the_start(String at) {
        assertThatThrownBy(() -> node(world(), at))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("dosebook.audit.verify-at");
    }
}
