package ca.dosebook.invitations.cohorts.reviewing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.cohorts.DateOrder;
import ca.dosebook.invitations.cohorts.Finding;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTests {

    private static final LocalDate THE_IDES = LocalDate.of(1938, 3, 15);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1938-03-15",
                "1938/3/15",
                "1938.03.15",
                "19380315",
                "1938-03-15 00:00:00",
                "1938-03-15T00:00:00",
                " 15 mars 1938 ",
                "15 MARS 1938",
                "15-Mar-1938",
                "15 March 1938",
                "March 15, 1938",
                "Mar. 15 1938",
                "mars 15, 1938",
                "15th March, 1938",
                "15\u00a0mars\u00a01938",
                "1938–03–15"
            })
    void what_can_be_read_in_one_way_is(String written) {
        assertThat(WrittenDate.of(written)).isEqualTo(new WrittenDate.Exact(THE_IDES, null));
    }

    @Test
    void months_of_both_languages_are_read_with_and_without_accents() {
        assertThat(WrittenDate.of("1er février 1940"))
                .isEqualTo(WrittenDate.of("1 fevrier 1940"))
                .isEqualTo(WrittenDate.of("Feb 1, 1940"))
                .isEqualTo(new WrittenDate.Exact(LocalDate.of(1940, 2, 1), null));
        assertThat(WrittenDate.of("2 août 1940")).isEqualTo(new WrittenDate.Exact(LocalDate.of(1940, 8, 2), null));
        assertThat(WrittenDate.of("2 déc. 1940")).isEqualTo(new WrittenDate.Exact(LocalDate.of(1940, 12, 2), null));
    }

    @Test
    void numbers_alone_tell_their_order_only_where_one_is_no_month() {
        assertThat(WrittenDate.of("15/03/1938")).isEqualTo(new WrittenDate.Exact(THE_IDES, DateOrder.DAY_FIRST));
        assertThat(WrittenDate.of("03/15/1938")).isEqualTo(new WrittenDate.Exact(THE_IDES, DateOrder.MONTH_FIRST));
        assertThat(WrittenDate.of("03/04/1938"))
                .isEqualTo(new WrittenDate.Either(LocalDate.of(1938, 4, 3), LocalDate.of(1938, 3, 4)));
        assertThat(WrittenDate.of("05-05-1938")).isEqualTo(new WrittenDate.Exact(LocalDate.of(1938, 5, 5), null));
        assertThat(WrittenDate.of("30/02/1938")).isEqualTo(new WrittenDate.Refused(Finding.BIRTH_DATE_IMPOSSIBLE));
    }

    @ParameterizedTest
    @CsvSource({
        "'', BIRTH_DATE_MISSING",
        "' ', BIRTH_DATE_MISSING",
        "15/03/38, BIRTH_YEAR_SHORT",
        "15-Mar-38, BIRTH_YEAR_SHORT",
        "'March 15, 38', BIRTH_YEAR_SHORT",
        "1938, BIRTH_DATE_UNREADABLE",
        "13954, BIRTH_DATE_UNREADABLE",
        "15 nivôse 1938, BIRTH_DATE_UNREADABLE",
        "1938-02-29, BIRTH_DATE_IMPOSSIBLE",
        "1938-13-01, BIRTH_DATE_IMPOSSIBLE",
        "00/00/1938, BIRTH_DATE_IMPOSSIBLE",
        "soon, BIRTH_DATE_UNREADABLE"
    })
    void what_is_no_date_is_refused_with_its_reason(String written, Finding why) {
        assertThat(WrittenDate.of(written)).isEqualTo(new WrittenDate.Refused(why));
    }
}
