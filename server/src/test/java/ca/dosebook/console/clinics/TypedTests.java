package ca.dosebook.console.clinics;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.days.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for times, dates and numbers. */
class TypedTests {

    @ParameterizedTest
    @CsvSource({
        "9:00, 09:00",
        "09:00, 09:00",
        "9, 09:00",
        "17.30, 17:30",
        "9 h, 09:00",
        "9 h 30, 09:30",
        "13h05, 13:05",
        "1:30 p.m., 13:30",
        "1:30 PM, 13:30",
        "12 am, 00:00",
        "12:15 p.m., 12:15",
        "23:59, 23:59"
    })
    void a_time_is_read_in_the_manner_of_both_languages(String typed, LocalTime time) {
        assertThat(Typed.time(typed)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "24:00", "9:60", "13 p.m.", "0 am", "9:5", "-1:00", "9:00 to 10:00"})
    void what_is_no_time_is_none(String typed) {
        assertThat(Typed.time(typed)).isEmpty();
    }

    @Test
    void spans_are_read_with_any_dash_and_in_words() {
        Span lunch = new Span(LocalTime.NOON, LocalTime.of(12, 30));
        Span coffee = new Span(LocalTime.of(15, 0), LocalTime.of(15, 15));

        assertThat(Typed.spans("12:00-12:30, 15:00–15:15")).contains(List.of(lunch, coffee));
        assertThat(Typed.spans("12 to 12:30; 15 h à 15 h 15")).contains(List.of(lunch, coffee));
        assertThat(Typed.spans(Typed.written(List.of(lunch, coffee)))).contains(List.of(lunch, coffee));
        assertThat(Typed.spans(null)).contains(List.of());
        assertThat(Typed.spans("12:30-12:00")).isEmpty();
        assertThat(Typed.spans("12:00")).isEmpty();
    }

    @Test
    void dates_are_those_of_the_calendar() {
        assertThat(Typed.dates("2021-05-25, 2021-06-01"))
                .contains(List.of(LocalDate.of(2021, 5, 25), LocalDate.of(2021, 6, 1)));
        assertThat(Typed.dates("")).contains(List.of());
        assertThat(Typed.dates("2021-02-30")).isEmpty();
        assertThat(Typed.date("25/05/2021")).isEmpty();
    }

    @Test
    void a_number_lies_between_its_ends() {
        assertThat(Typed.number(" 4 ", 1, 4)).hasValue(4);
        assertThat(Typed.number("5", 1, 4)).isEmpty();
        assertThat(Typed.number("0", 1, 4)).isEmpty();
        assertThat(Typed.number("-1", -5, 4)).isEmpty();
        assertThat(Typed.number("9999999999", 1, 4)).isEmpty();
        assertThat(Typed.number("four", 1, 4)).isEmpty();
    }
}
