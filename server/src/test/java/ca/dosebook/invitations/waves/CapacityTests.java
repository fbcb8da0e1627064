package ca.dosebook.invitations.waves;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.waves.Capacity.Span;
import ca.dosebook.vaccines.IntervalRule;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CapacityTests {

    private static final LocalDate FIRST = LocalDate.of(2021, 3, 2);
    private static final Span FORTNIGHT = new Span(FIRST, FIRST.plusDays(13));
    private static final Optional<IntervalRule> THREE_WEEKS =
            Optional.of(new IntervalRule(LocalDate.of(2021, 1, 1), new ProductCode("PFIZER"), null, 21, 21, 28));

    private static NavigableMap<LocalDate, Integer> free(Map<Integer, Integer> byDay) {
        NavigableMap<LocalDate, Integer> free = new TreeMap<>();
        byDay.forEach((day, places) -> free.put(FIRST.plusDays(day), places));
        return free;
    }

    @Test
    void each_person_needs_a_place_for_each_dose() {
        Capacity.Enough enough =
                Capacity.of(free(Map.of(0, 100, 13, 50, 14, 999, 21, 40, 41, 30, 42, 999)), FORTNIGHT, 2, THREE_WEEKS);

        assertThat(enough.byDose()).containsExactly(150, 70);
        assertThat(enough.people()).isEqualTo(70);
    }

    @Test
    void without_places_for_the_second_dose_there_is_nobody_to_invite() {
        assertThat(Capacity.of(free(Map.of(0, 100)), FORTNIGHT, 2, THREE_WEEKS).people())
                .isZero();
        assertThat(Capacity.of(free(Map.of(0, 100, 21, 100)), FORTNIGHT, 2, Optional.empty())
                        .people())
                .isZero();
    }

    @Test
    void a_place_in_the_days_of_both_doses_is_there_once() {
        Optional<IntervalRule> short7 =
                Optional.of(new IntervalRule(LocalDate.of(2021, 1, 1), new ProductCode("X"), null, 7, 7, 7));

        assertThat(Capacity.of(free(Map.of(10, 100)), FORTNIGHT, 2, short7).people())
                .isEqualTo(50);
    }

    @Test
    void a_single_dose_needs_a_single_place() {
        assertThat(Capacity.of(free(Map.of(3, 12)), FORTNIGHT, 1, Optional.empty())
                        .people())
                .isEqualTo(12);
        assertThat(Capacity.of(free(Map.of()), FORTNIGHT, 1, Optional.empty()).people())
                .isZero();
    }
}
