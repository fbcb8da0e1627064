package ca.dosebook.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeToBookTests {

    @Test
    void half_and_nine_of_ten_are_near_the_true_ones() {
        Map<String, Long> counts = new HashMap<>();
        // One booking after each number of seconds from 1 to 1000: the true ones are 500 and 900.
        IntStream.rangeClosed(1, 1000)
                .forEach(seconds -> counts.merge(TimeToBook.classOf(Duration.ofSeconds(seconds)), 1L, Long::sum));

        TimeToBook time = TimeToBook.of(counts);

        assertThat(time.bookings()).isEqualTo(1000);
        assertThat(time.median().orElseThrow()).isBetween(Duration.ofSeconds(490), Duration.ofSeconds(510));
        assertThat(time.ninetieth().orElseThrow()).isBetween(Duration.ofSeconds(840), Duration.ofSeconds(1010));
    }

    @Test
    void one_booking_lies_within_its_class_and_none_has_no_time() {
        TimeToBook one = TimeToBook.of(Map.of(TimeToBook.classOf(Duration.ofMinutes(4)), 1L));

        assertThat(one.median().orElseThrow()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
        assertThat(TimeToBook.of(Map.of()).median()).isEmpty();
    }

    @Test
    void a_clock_that_went_back_and_a_night_between_still_have_a_class() {
        assertThat(TimeToBook.classOf(Duration.ofSeconds(-5))).isEqualTo("30");
        assertThat(TimeToBook.classOf(Duration.ofDays(3))).isEqualTo("86400");
    }
}
