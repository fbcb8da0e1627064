package ca.dosebook.booking;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.BookingRules.PlannedDose;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookingRulesTests {

    private static final ProductCode PFIZER = new ProductCode("PFIZER");
    private static final LocalDate DAY = LocalDate.of(2021, 3, 29);

    /** Three doses, each 21 to 42 days after the one before. */
    private static final BookingRules.Intervals THREE_DOSES = (dose, product, day) -> dose.value() < 3
            ? Optional.of(new DoseWindow(day.plusDays(21), day.plusDays(28), day.plusDays(42)))
            : Optional.empty();

    private static PlannedDose dose(int ordinal, int daysAfter) {
        return new PlannedDose(new DoseOrdinal(ordinal), DAY.plusDays(daysAfter), PFIZER);
    }

    private static Optional<Integer> broken(int startingAt, PlannedDose... doses) {
        return BookingRules.brokenInterval(List.of(doses), new DoseOrdinal(startingAt), THREE_DOSES)
                .map(DoseOrdinal::value);
    }

    @Test
    void a_series_that_keeps_its_distances_is_fine_in_any_order() {
        assertThat(broken(1, dose(1, 0))).isEmpty();
        assertThat(broken(1, dose(2, 21), dose(1, 0))).isEmpty();
        assertThat(broken(1, dose(3, 84), dose(1, 0), dose(2, 42))).isEmpty();
    }

    @Test
    void the_dose_that_comes_too_soon_or_too_late_is_named() {
        assertThat(broken(1, dose(1, 0), dose(2, 20))).contains(2);
        assertThat(broken(1, dose(1, 0), dose(2, 43))).contains(2);
        assertThat(broken(1, dose(1, 0), dose(2, 21), dose(3, 41))).contains(3);
        assertThat(broken(1, dose(1, 0), dose(2, -21))).contains(2);
    }

    @Test
    void no_dose_is_left_out_given_twice_or_beyond_the_series() {
        assertThat(broken(1, dose(2, 21))).contains(2);
        assertThat(broken(1, dose(1, 0), dose(3, 42))).contains(3);
        assertThat(broken(1, dose(1, 0), dose(1, 21))).contains(1);
        assertThat(broken(3, dose(3, 0), dose(4, 28))).contains(4);
    }

    @Test
    void a_series_may_start_at_the_dose_that_is_due() {
        assertThat(broken(2, dose(2, 0))).isEmpty();
        assertThat(broken(2, dose(2, 0), dose(3, 28))).isEmpty();
        assertThat(broken(2, dose(1, 0), dose(2, 28))).contains(1);
    }

    @Test
    void a_series_is_of_one_product() {
        PlannedDose other = new PlannedDose(new DoseOrdinal(2), DAY.plusDays(28), new ProductCode("MODERNA"));
        assertThat(broken(1, dose(1, 0), other)).contains(2);
    }

    @Test
    void those_who_turn_eighty_within_the_year_count_as_eighty() {
        LocalDate today = LocalDate.of(2021, 1, 1);
        assertThat(BookingRules.groups(LocalDate.of(1941, 12, 31), today)).containsExactly(PersonGroup.AGE_80_PLUS);
        assertThat(BookingRules.groups(LocalDate.of(1942, 1, 1), today)).isEmpty();
    }
}
