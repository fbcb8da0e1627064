package ca.dosebook.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of a long list is shown, whatever was typed into the address. */
class PartTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 3", "999999, 3", "0, 1", "-1, 1", "two, 1", "'', 1", "99999999999, 1"})
    void what_is_no_page_is_the_first_and_what_is_too_far_the_last(String typed, int page) {
        assertThat(Part.of(typed, 41, 20).page()).isEqualTo(page);
    }

    @Test
    void every_row_is_on_one_page() {
        List<Integer> rows = List.of(1, 2, 3, 4, 5);
        assertThat(Part.of("1", 5, 2).of(rows)).containsExactly(1, 2);
        assertThat(Part.of("2", 5, 2).of(rows)).containsExactly(3, 4);
        assertThat(Part.of("3", 5, 2).of(rows)).containsExactly(5);
        assertThat(Part.of("3", 5, 2).offset()).isEqualTo(4);
        assertThat(Part.of("3", 5, 2).isLast()).isTrue();
    }

    @Test
    void an_empty_list_and_a_full_page_are_whole() {
        assertThat(Part.of("7", 0, 2).isWhole()).isTrue();
        assertThat(Part.of("7", 0, 2).of(List.of())).isEmpty();
        assertThat(Part.of("1", 2, 2).isWhole()).isTrue();
        assertThat(Part.of("1", 3, 2).isWhole()).isFalse();
    }
}
