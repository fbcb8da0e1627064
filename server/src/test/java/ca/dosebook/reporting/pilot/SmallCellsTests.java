package ca.dosebook.reporting.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmallCellsTests {

    private static final Cell FEW = new Cell.Few();
    private static final Cell COVERING = new Cell.Covering();

    private static Cell shown(long number) {
        return new Cell.Shown(number);
    }

    @Test
    void one_to_four_are_hidden_and_none_and_five_are_not() {
        assertThat(SmallCells.of(List.of(0L, 1L, 4L, 5L, 120L)))
                .containsExactly(shown(0), FEW, FEW, shown(5), shown(120));
    }

    @Test
    void a_single_hidden_number_takes_the_next_larger_with_it_since_the_sum_would_tell_it() {
        assertThat(SmallCells.of(List.of(40L, 3L, 12L, 0L))).containsExactly(shown(40), FEW, COVERING, shown(0));
    }

    @Test
    void where_nothing_else_can_cover_it_it_stays_hidden_alone() {
        assertThat(SmallCells.of(List.of(3L, 0L))).containsExactly(FEW, shown(0));
        assertThat(SmallCells.of(List.of())).isEmpty();
    }
}
