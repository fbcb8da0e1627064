package ca.dosebook.clinics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.clinics.days.Asker;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.vaccines.PersonGroup;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places from staff and minutes, and who may have them. */
class CapacityTests {

    @ParameterizedTest
    @CsvSource({"1, 10, 10, 1", "1, 11, 10, 0", "3, 7, 10, 4", "2, 15, 10, 1", "12, 5, 10, 24", "500, 1, 240, 120000"})
    void half_a_person_is_nobody(int vaccinators, int minutes, int slotMinutes, int places) {
        assertThat(new Staffing(vaccinators, minutes).placesIn(slotMinutes)).isEqualTo(places);
    }

    @Test
    void nobody_vaccinates_with_no_staff_or_in_no_time() {
        assertThatThrownBy(() -> new Staffing(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Staffing(5, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_span_is_read_as_it_is_written_and_nothing_else_is() {
        Span lunch = new Span(LocalTime.NOON, LocalTime.of(12, 30));

        assertThat(Span.parse(lunch.toString())).contains(lunch);
        assertThat(Span.parse("12:00")).isEmpty();
        assertThat(lunch.touches(LocalTime.of(12, 30), LocalTime.of(13, 0))).isFalse();
        assertThat(lunch.touches(LocalTime.of(11, 50), LocalTime.of(12, 0))).isFalse();
        assertThat(lunch.touches(LocalTime.of(11, 55), LocalTime.of(12, 5))).isTrue();
    }

    @Test
    void the_shares_are_kept_from_whoever_stands_outside_them() {
        Reserves reserves = new Reserves(Set.of(PersonGroup.LONG_TERM_CARE), 3, 2);

        assertThat(reserves.keptFrom(Asker.PUBLIC)).isEqualTo(5);
        assertThat(reserves.keptFrom(Asker.of(Set.of(PersonGroup.HEALTH_CARE_WORKER))))
                .isEqualTo(5);
        assertThat(reserves.keptFrom(Asker.of(Set.of(PersonGroup.LONG_TERM_CARE))))
                .isEqualTo(2);
        assertThat(reserves.keptFrom(new Asker(Set.of(), true))).isZero();
    }
}
