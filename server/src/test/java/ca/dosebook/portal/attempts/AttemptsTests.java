package ca.dosebook.portal.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.web.MockHttpServletRequest;

/** How often something secret can be guessed. */
class AttemptsTests {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private final SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
    private final Secrets secrets = SecretsFixture.fresh();
    private final Attempts attempts = node();

    @Test
    void ten_wrong_tries_close_one_thing_for_an_hour_and_leave_others_from_the_same_house_open() {
        List<String> rose = List.of("reference 1", "block");
        for (int i = 0; i < 10; i++) {
            assertThat(attempts.areUsedUp(rose)).isFalse();
            attempts.failed(rose);
        }
        assertThat(attempts.areUsedUp(rose)).isTrue();
        assertThat(attempts.areUsedUp(List.of("reference 2", "block"))).isFalse();

        clock.advance(Duration.ofMinutes(61));
        assertThat(attempts.areUsedUp(rose)).isFalse();
    }

    @Test
    void a_block_of_addresses_that_tries_everything_is_closed_after_five_hundred() {
        for (int i = 0; i < 500; i++) {
            attempts.failed(List.of("reference " + i, "block"));
        }
        assertThat(attempts.areUsedUp(List.of("reference new", "block"))).isTrue();
        assertThat(attempts.areUsedUp(List.of("reference new", "another block")))
                .isFalse();
    }

    @Test
    void neighbours_share_a_block_and_strangers_do_not() {
        assertThat(block("203.0.113.7")).isEqualTo(block("203.0.113.250")).isNotEqualTo(block("203.0.114.7"));
        assertThat(block("2001:db8:1:200::1"))
                .isEqualTo(block("2001:db8:1:2ff::9"))
                .isNotEqualTo(block("2001:db8:1:300::1"));
    }

    @Test
    void nodes_count_together_and_a_right_try_writes_nothing() {
        Attempts other = node();
        List<String> rose = List.of("reference of two nodes", "block of two nodes");
        for (int i = 0; i < 5; i++) {
            attempts.failed(rose);
            other.failed(rose);
        }
        assertThat(attempts.areUsedUp(rose)).isTrue();
        assertThat(other.areUsedUp(rose)).isTrue();

        long before = rows();
        assertThat(other.areUsedUp(List.of("reference of somebody else", "another block")))
                .isFalse();
        assertThat(rows()).isEqualTo(before);

        clock.advance(Duration.ofMinutes(61));
        attempts.forgetOld();
        assertThat(rows()).isZero();
    }

    @Test
    void tries_that_come_at_one_moment_are_all_counted() throws Exception {
        List<Future<?>> tries = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                // In either order, as two people may share a thing or a block.
                List<String> keys =
                        i % 2 == 0 ? List.of("at once", "block at once") : List.of("block at once", "at once");
                tries.add(threads.submit(() -> attempts.failed(keys)));
            }
        }
        for (Future<?> one : tries) {
            one.get();
        }
        assertThat(attempts.areUsedUp(List.of("at once", "block at once"))).isTrue();
    }

    private Attempts node() {
        return new Attempts(new AttemptStore(DB.jdbc()), secrets, clock);
    }

    private static long rows() {
        return DB.jdbc()
                .sql("select count(*) from portal.wrong_try")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    private static String block(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return Attempts.block(request);
    }
}
