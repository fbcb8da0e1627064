package ca.dosebook.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How birth dates and contacts are read as people type them. */
class FormReadingTests {

    private static final LocalDate TODAY = LocalDate.of(2021, 3, 15);
    private static final Texts T = Wording.ofClassPath().in(Language.EN);

    @ParameterizedTest
    @CsvSource({
        "27, 3, 1938, 1938-03-27",
        " 7 , 03, 1938, 1938-03-07",
        "29, 2, 1940, 1940-02-29",
        "1, march, 1938, 1938-03-01",
        "1, MAR., 1938, 1938-03-01",
        "1, août, 1938, 1938-08-01",
        "1, aout, 1938, 1938-08-01",
        "1, févr., 1938, 1938-02-01",
        "1, juin, 1938, 1938-06-01",
        "1, juil, 1938, 1938-07-01",
        "15, 3, 2021, 2021-03-15",
    })
    void a_birth_date_is_read_as_people_type_it(String day, String month, String year, LocalDate date) {
        BirthDateForm form = new BirthDateForm(day, month, year);
        assertThat(form.date(TODAY)).contains(date);
        assertThat(form.errors(T, TODAY).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''   | ''  | ''    | birth      | Type the date of birth
            31   | 2   | 1938  | birth      | There is no such day, or it has not come yet. Check day, month and year
            29   | 2   | 1939  | birth      | There is no such day, or it has not come yet. Check day, month and year
            32   | 1   | 1938  | birth      | The day must be a number from 1 to 31
            0    | 1   | 1938  | birth      | The day must be a number from 1 to 31
            x    | 1   | 1938  | birth      | The day must be a number from 1 to 31
            1    | 13  | 1938  | birthMonth | The month must be a number from 1 to 12, or its name
            1    | jui | 1938  | birthMonth | The month must be a number from 1 to 12, or its name
            1    | ''  | 1938  | birthMonth | The month must be a number from 1 to 12, or its name
            1    | 1   | 38    | birthYear  | The year must have four digits, for example 1938
            1    | 1   | ١٩٣٨  | birthYear  | The year must have four digits, for example 1938
            1    | 1   | 1880  | birthYear  | This year is too long ago. Check the year
            1    | 1   | 2022  | birthYear  | The date of birth is in the future. Check the year
            16   | 3   | 2021  | birth      | There is no such day, or it has not come yet. Check day, month and year
            """)
    void what_is_no_birth_date_is_said_in_the_words_of_its_box(
            String day, String month, String year, String field, String text) {
        BirthDateForm form = new BirthDateForm(day, month, year);
        assertThat(form.date(TODAY)).isEmpty();
        assertThat(form.errors(T, TODAY).list()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rose@example.org", " rose.okafor+dose@mail.example.co.uk ", "zoë@exemple.québec"})
    void an_address_of_any_usual_form_is_taken(String typed) {
        ReachForm form = new ReachForm(List.of("email"), typed, "", "", "");
        assertThat(form.errors(T).isEmpty()).isTrue();
        assertThat(form.reach().email()).isEqualTo(typed.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rose",
                "rose@",
                "@example.org",
                "rose@example",
                "a b@example.org",
                "a@b.ca,c@d.ca",
                "<a@b.ca>",
                "a@b.ca\r\nBcc: c@d.ca"
            })
    void what_is_no_address_is_refused(String typed) {
        ReachForm form = new ReachForm(List.of("email"), typed, "", "", "");
        assertThat(form.errors(T).on("email"))
                .contains("This e-mail address is not complete. It looks like name@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "613 555 0123, 6135550123",
        "(613) 555-0123, 6135550123",
        "1-613-555-0123, 6135550123",
        "+1 613.555.0123, 6135550123",
        "+33 1 99 00 12 34, +33199001234",
    })
    void a_phone_number_is_read_in_any_usual_spelling(String typed, String dialled) {
        ReachForm form = new ReachForm(List.of("mobile", "none"), "", typed, typed, "");
        assertThat(form.errors(T).isEmpty()).isTrue();
        assertThat(form.reach().mobile()).isEqualTo(dialled);
        assertThat(form.reach().phone()).isEqualTo(dialled);
    }

    @Test
    void only_the_fields_of_ticked_boxes_count() {
        ReachForm form = new ReachForm(List.of("none"), "not an address", "12", "", "");
        assertThat(form.errors(T).isEmpty()).isTrue();
        assertThat(form.reach()).isEqualTo(new Draft.Reach(null, null, null, null));
    }

    @Test
    void a_form_without_a_tick_asks_for_one_and_a_short_number_for_its_area_code() {
        assertThat(new ReachForm(List.of(), "", "", "", "").errors(T).on("reach"))
                .isPresent();
        assertThat(new ReachForm(List.of("mobile"), "", "555 0123", "", "")
                        .errors(T)
                        .on("mobile"))
                .contains("Type the mobile number with its area code, for example 613 555 0123");
    }

    @Test
    void what_was_answered_is_ticked_again_when_it_is_changed() {
        assertThat(ReachForm.of(new Draft.Reach("a@b.ca", null, null, null)).ways())
                .containsExactly("email");
        assertThat(ReachForm.of(new Draft.Reach(null, null, null, null)).ways()).containsExactly("none");
        assertThat(ReachForm.of(null).ways()).isEmpty();
    }
}
