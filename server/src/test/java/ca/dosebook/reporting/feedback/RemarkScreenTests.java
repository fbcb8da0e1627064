package ca.dosebook.reporting.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemarkScreenTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567897",
                "1234 567 897",
                "1234-567-897",
                "1234\u00a0567\u00a0897 AB",
                "613-555-0143",
                "(613) 555-0143",
                "+1 613.555.0143",
                "555 0143",
                "5 1 9 5 5 5 0 1 4 3",
                "rose.tremblay@example.ca",
                "rose @ example.ca",
                "https://example.org/rose",
                "www.example.org",
                "K7L 3N6",
                "k7l3n6",
                "1234/5678/9012"
            })
    void what_tells_who_someone_is_is_taken_out(String telling) {
        String kept = RemarkScreen.screened("Please call " + telling + " soon");

        assertThat(kept).startsWith("Please call […]").endsWith("soon");
        assertThat(kept).doesNotContainPattern("\\d{2}|@|rose|example|[kK]7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The page asked for my card 3 times, at 14 h 30
            I am 84 and booked on 15 March 2021
            There was nothing near K7L before 9:00
            C’était très facile, merci! 5 minutes en tout.
            """)
    void what_people_write_of_the_pages_stays(String remark) {
        assertThat(RemarkScreen.screened(remark)).isEqualTo(remark);
    }

    @Test
    void control_characters_go_lines_stay_and_it_is_never_too_long() {
        assertThat(RemarkScreen.screened(" a\u0000\u202eb\r\n\r\n\r\n\r\nc  d "))
                .isEqualTo("a b\n\nc d");
        assertThat(RemarkScreen.screened("x@y ".repeat(200)).length()).isLessThanOrEqualTo(500);
    }
}
