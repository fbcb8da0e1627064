package ca.dosebook.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** How often something secret can be guessed. */
class AttemptsTests {

    private final SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
    private final Attempts attempts = new Attempts(clock);

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

    private static String block(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return Attempts.block(request);
    }
}
