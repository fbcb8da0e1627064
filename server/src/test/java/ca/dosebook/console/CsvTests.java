package ca.dosebook.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trust 22: exports are safe from spreadsheet formulas. */
class CsvTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void trust_22_what_begins_like_a_formula_is_text(String cell) {
        assertThat(Csv.empty().row(List.of(cell)).toString()).startsWith("\ufeff\"'" + cell.charAt(0));
    }

    @Test
    void commas_quotes_and_lines_stay_in_their_cell() {
        assertThat(Csv.empty()
                        .row(List.of("a,b", "say \"é\"", "two\nlines", ""))
                        .toString())
                .isEqualTo("\ufeff\"a,b\",\"say \"\"é\"\"\",\"two\nlines\",\"\"\r\n");
    }
}
