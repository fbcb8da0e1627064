package ca.dosebook.inventory.reconciling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.inventory.reconciling.Leftover.Facts;
import org.junit.jupiter.api.Test;

class LeftoverTests {

    @Test
    void who_waits_counts_whole_and_who_is_still_to_come_by_the_share_that_came() {
        // 8 of 10 came; 20 are ahead: 16 more, and 3 wait. 81 doses used, 19 to come: 100, of vials with 6 each.
        assertThat(Leftover.forecast(new Facts(3, 10, 8, 20, 81, 6))).isEqualTo(new Leftover(19, 2));
    }

    @Test
    void the_doses_in_the_open_vial_may_be_enough() {
        assertThat(Leftover.forecast(new Facts(1, 10, 10, 1, 8, 10))).isEqualTo(new Leftover(2, 0));
        assertThat(Leftover.forecast(new Facts(0, 10, 10, 1, 8, 10))).isEqualTo(new Leftover(1, 1));
    }

    @Test
    void while_few_were_due_all_are_expected() {
        Facts morning = new Facts(0, 0, 0, 7, 0, 6);
        assertThat(Leftover.forecast(morning)).isEqualTo(new Leftover(7, 5));
        assertThat(morning.percentCame()).isEmpty();
        Facts absent = new Facts(0, 9, 0, 7, 0, 6);
        assertThat(Leftover.forecast(absent)).isEqualTo(new Leftover(7, 5));
        assertThat(absent.percentCame()).isEmpty();
        assertThat(new Facts(0, 12, 8, 7, 0, 6).percentCame()).hasValue(67);
    }

    @Test
    void nothing_is_left_over_of_single_doses_or_of_a_vial_that_is_not_open() {
        assertThat(Leftover.forecast(new Facts(4, 10, 5, 9, 13, 1)).doses()).isZero();
        assertThat(Leftover.forecast(new Facts(0, 10, 10, 0, 12, 6))).isEqualTo(new Leftover(0, 0));
    }

    @Test
    void impossible_days_are_refused() {
        assertThatThrownBy(() -> new Facts(0, 1, 2, 0, 0, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Facts(0, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
