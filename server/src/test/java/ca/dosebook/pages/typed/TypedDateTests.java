package ca.dosebook.pages.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDateTests {

    private static final LocalDate NINTH_OF_MARCH = LocalDate.of(2021, 3, 9);

    @ParameterizedTest
    @CsvSource({
        "9, 3, 2021",
        "09, 03, 2021",
        "' 9 ', ' 3 ', ' 2021 '",
        "9, March, 2021",
        "9, mar, 2021",
        "9, MARS, 2021",
    })
    void a_day_is_read_as_people_write_it(String day, String month, String year) {
        assertThat(new TypedDate(day, month, year).date()).contains(NINTH_OF_MARCH);
    }

    @ParameterizedTest
    @CsvSource({"août, 8", "aout, 8", "déc., 12", "feb, 2", "fév, 2", "juin, 6", "juil, 7", "jul, 7", "June, 6"})
    void months_have_names_in_both_languages(String typed, int month) {
        assertThat(new TypedDate("1", typed, "2021").inMonth()).hasValue(month);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "13", "003", "ma", "jui", "marchx", "-3"})
    void what_begins_no_month_or_two_is_none(String typed) {
        assertThat(new TypedDate("1", typed, "2021").inMonth()).isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "31, 4, 2021",
        "29, 2, 2021",
        "0, 3, 2021",
        "32, 3, 2021",
        "009, 3, 2021",
        "9, 3, 21",
        "9, 3, 0021",
        "9, 3, 20211",
        "9, 3, ",
        ", 3, 2021",
        "9, , 2021",
        "٩, 3, 2021",
    })
    void what_no_calendar_has_is_no_date(String day, String month, String year) {
        assertThat(new TypedDate(day, month, year).date()).isEmpty();
    }

    @Test
    void nothing_typed_differs_from_nothing_sent() {
        assertThat(new TypedDate(null, null, null).isAbsent()).isTrue();
        assertThat(new TypedDate("", " ", null))
                .returns(false, TypedDate::isAbsent)
                .returns(true, TypedDate::isBlank);
        assertThat(new TypedDate("", "", "2021").isBlank()).isFalse();
    }

    @Test
    void both_ends_of_a_span_belong_to_it() {
        TypedDate typed = new TypedDate("9", "3", "2021");

        assertThat(typed.between(NINTH_OF_MARCH, NINTH_OF_MARCH)).contains(NINTH_OF_MARCH);
        assertThat(typed.between(NINTH_OF_MARCH.plusDays(1), NINTH_OF_MARCH.plusDays(9)))
                .isEmpty();
        assertThat(typed.between(NINTH_OF_MARCH.minusDays(9), NINTH_OF_MARCH.minusDays(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1999, false", "2000, true", "2999, true", "3000, false"})
    void what_is_planned_lies_in_this_millennium(String year, boolean read) {
        assertThat(new TypedDate("1", "1", year).planned().isPresent()).isEqualTo(read);
    }

    @Test
    void it_may_be_a_birth_date_and_prints_masked() {
        assertThat(new TypedDate("9", "3", "1936")).hasToString("TypedDate[masked]");
    }
}
