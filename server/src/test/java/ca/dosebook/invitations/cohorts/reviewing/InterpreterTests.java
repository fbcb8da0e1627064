package ca.dosebook.invitations.cohorts.reviewing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.cohorts.CandidateDetails;
import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.ContactPermission;
import ca.dosebook.invitations.cohorts.DateOrder;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.kernel.Language;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.vaccines.PersonGroup;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpreterTests {

    private static final Interpreter DAY_FIRST = Interpreter.of(DateOrder.DAY_FIRST, LocalDate.of(2021, 3, 1));

    /** A line with these cells and nothing else: columns and cells in turn. */
    static Line line(Object... cells) {
        String[] all = new String[Column.values().length];
        Arrays.fill(all, "");
        for (int i = 0; i < cells.length; i += 2) {
            all[((Column) cells[i]).ordinal()] = (String) cells[i + 1];
        }
        return new Line(2, List.of(all), List.of());
    }

    /** The same, with a name, a birth date and a phone number. */
    private static Line person(Object... cells) {
        return line(Stream.concat(
                        Stream.of(
                                Column.FAMILY_NAME, "Roy", Column.BIRTH_DATE, "1938-03-15", Column.PHONE, "6135550123"),
                        Arrays.stream(cells))
                .toArray());
    }

    private static List<Problem> problems(Line line) {
        return DAY_FIRST.read(line).problems();
    }

    @Test
    void a_whole_line_is_understood() {
        CandidateDetails details = DAY_FIRST
                .read(line(
                        Column.GIVEN_NAME, " Zoë ",
                        Column.FAMILY_NAME, "Bélanger  Roy",
                        Column.BIRTH_DATE, "03/04/1938",
                        Column.HEALTH_NUMBER, "1234-567-897-AB",
                        Column.POSTAL_CODE, "k7l3n6",
                        Column.STREET, "12, rue King",
                        Column.TOWN, "Kingston",
                        Column.EMAIL, "zoe@example.ca",
                        Column.PHONE, "+1 (613) 555-0123 ext. 4",
                        Column.LANGUAGE, "Français",
                        Column.GROUP, "travailleuse de la santé",
                        Column.PERMISSION, "Oui"))
                .details()
                .orElseThrow();

        assertThat(details.name()).isEqualTo(new PersonName("Zoë", "Bélanger Roy"));
        assertThat(details.birthDate()).isEqualTo(LocalDate.of(1938, 4, 3));
        assertThat(details.healthNumber()).contains(new HealthCardNumber("1234567897"));
        assertThat(details.address().postalCode()).contains("K7L 3N6");
        assertThat(details.address().takesLetters()).isTrue();
        assertThat(details.reach().phone()).contains("6135550123");
        assertThat(details.reach().language()).isEqualTo(Language.FR);
        assertThat(details.reach().permission()).isEqualTo(ContactPermission.YES);
        assertThat(details.group()).contains(PersonGroup.HEALTH_CARE_WORKER);
    }

    @Test
    void the_order_of_dates_shows_in_the_whole_list_or_is_asked() {
        Line either = line(Column.BIRTH_DATE, "03/04/1938");
        Line day = line(Column.BIRTH_DATE, "15/04/1938");
        Line month = line(Column.BIRTH_DATE, "04/15/1938");
        Line iso = line(Column.BIRTH_DATE, "1938-04-15");

        assertThat(Interpreter.orderOf(List.of(either, iso, day))).contains(DateOrder.DAY_FIRST);
        assertThat(Interpreter.orderOf(List.of(month, either))).contains(DateOrder.MONTH_FIRST);
        assertThat(Interpreter.orderOf(List.of(either, iso))).contains(DateOrder.UNKNOWN);
        assertThat(Interpreter.orderOf(List.of(either, day, month))).contains(DateOrder.UNKNOWN);
        assertThat(Interpreter.orderOf(List.of(iso, day))).isEmpty();
    }

    @Test
    void a_date_that_could_be_either_waits_and_is_not_guessed() {
        Meaning meaning = Interpreter.of(DateOrder.UNKNOWN, LocalDate.of(2021, 3, 1))
                .read(person(Column.BIRTH_DATE, "03/04/1938"));

        assertThat(meaning.details()).isEmpty();
        assertThat(meaning.problems()).containsExactly(Problem.in(Column.BIRTH_DATE, Finding.BIRTH_DATE_ORDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "=cmd|'/C calc'!A0", "@SUM(A1)", "+SUM(1,2)", "-A1", "=HYPERLINK(\"http://x\")", "+1+A2"
            })
    void formulas_are_found_in_any_column(String formula) {
        assertThat(problems(person(Column.STREET, formula)))
                .containsExactly(Problem.in(Column.STREET, Finding.FORMULA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 613 555 0123", "-", "", "@", "=", "-5", "12 = 3", "Marie-Ève"})
    void what_only_begins_like_a_formula_is_none(String cell) {
        assertThat(Interpreter.isFormula(cell)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTH_NUMBER, 1234567898, NUMBER_CHECK_DIGIT",
        "HEALTH_NUMBER, 123456789, NUMBER_LENGTH",
        "HEALTH_NUMBER, 12345678977777, NUMBER_LENGTH",
        "HEALTH_NUMBER, 0234567897, NUMBER_LENGTH",
        "POSTAL_CODE, K7L 3N, POSTAL_CODE_UNREADABLE",
        "POSTAL_CODE, 90210, POSTAL_CODE_UNREADABLE",
        "EMAIL, rose at home, EMAIL_UNREADABLE",
        "PHONE, 555-0123, PHONE_UNREADABLE",
        "LANGUAGE, Klingon, LANGUAGE_UNKNOWN",
        "GROUP, friends of mine, GROUP_UNKNOWN",
        "PERMISSION, perhaps, PERMISSION_UNKNOWN",
        "PERMISSION, non, CONTACT_REFUSED",
        "FAMILY_NAME, '', NAME_MISSING",
        "FAMILY_NAME, 12345, NAME_UNUSABLE",
        "BIRTH_DATE, 2021-03-02, BIRTH_DATE_IMPOSSIBLE",
        "BIRTH_DATE, 1890-01-01, BIRTH_DATE_IMPOSSIBLE",
        "BIRTH_DATE, 15/03/38, BIRTH_YEAR_SHORT"
    })
    void each_mistake_is_said_with_its_column(Column column, String cell, Finding finding) {
        assertThat(problems(person(Column.EMAIL, "rose@example.ca", column, cell)))
                .containsExactly(Problem.in(column, finding));
    }

    @Test
    void without_any_way_to_reach_someone_the_line_waits() {
        Line nobody = line(Column.FAMILY_NAME, "Roy", Column.BIRTH_DATE, "1938-03-15", Column.TOWN, "Kingston");

        assertThat(problems(nobody)).containsExactly(Problem.of(Finding.NO_CONTACT));
    }

    @Test
    void the_first_three_characters_of_a_postal_code_are_enough_to_know_the_unit() {
        assertThat(DAY_FIRST
                        .read(person(Column.POSTAL_CODE, "k7l"))
                        .details()
                        .orElseThrow()
                        .address()
                        .postalCode())
                .isEqualTo(Optional.of("K7L"));
    }
}
