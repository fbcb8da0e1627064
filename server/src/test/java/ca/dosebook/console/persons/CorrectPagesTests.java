package ca.dosebook.console.persons;

import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.EndReason;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.Person;
import ca.dosebook.people.PersonName;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who a person is, put right by those who may, and seen by them alone. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({PersonsWorld.Parts.class, StandingClock.class})
class CorrectPagesTests {

    private static final String SEARCH = "/en/console/persons";

    @LocalServerPort
    int port;

    @Autowired
    PersonsWorld.Beans beans;

    @Autowired
    JdbcClient jdbc;

    private final HealthCardNumber number = aHealthNumber();
    private PersonsWorld world;
    private PersonKey rose;
    private Browser browser;

    @BeforeEach
    void book() {
        world = new PersonsWorld(beans);
        rose = world.book(PersonsWorld.rose(number));
        browser = browser(Role.HEALTH_UNIT_COORDINATOR);
    }

    private Browser browser(Role role) {
        Staff staff = world.staff.signedIn(role, world.staff.healthUnit(PersonsWorld.GREY_BRUCE));
        return new Browser(port).with(staff.cookie());
    }

    private String found(Browser by) {
        Answer answer = by.post(SEARCH, "by", "number", "number", number.digits(), "why", "CORRECTING");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().orElseThrow();
    }

    private Person person() {
        return world.people().find(rose).orElseThrow();
    }

    private Answer correct(String record, Map<String, String> typed) {
        Map<String, String> form = new TreeMap<>(Map.of(
                "given", "Rose",
                "family", "Tremblay",
                "birthDay", "17",
                "birthMonth", "5",
                "birthYear", "1938",
                "postalCode", "N4K 1A1",
                "reason", "NAME_CHANGED",
                "revision", "0"));
        form.putAll(typed);
        List<String> pairs = new ArrayList<>();
        form.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return browser.post(record + "/correct", pairs.toArray(String[]::new));
    }

    @Test
    void a_name_is_corrected_and_the_former_one_is_shown_to_those_who_may() {
        String record = found(browser);
        assertThat(browser.get(record + "/correct").body()).contains("value=\"Tremblay\"", number.masked());

        Answer answer = correct(record, Map.of("family", "Roy"));

        assertThat(answer.location()).hasValue(record + "?done=CORRECTED");
        assertThat(browser.get(answer.location().orElseThrow()).body())
                .contains("The record was corrected", "<h1>Rose Roy</h1>", "Name before", "Rose Tremblay");
        Browser vaccinator = browser(Role.VACCINATOR);
        assertThat(vaccinator.get(found(vaccinator)).body())
                .contains("Rose Roy", "Recorded on")
                .doesNotContain("Rose Tremblay", "/correct");
        assertThat(vaccinator.get(found(vaccinator) + "/correct").status()).isEqualTo(403);
    }

    @Test
    void the_second_of_two_corrections_is_told_and_keeps_what_was_typed() {
        String record = found(browser);
        correct(record, Map.of("family", "Roy"));

        Answer second = correct(record, Map.of("family", "Leblanc"));

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.body())
                .contains("Someone else was faster", "Rose Roy", "value=\"Leblanc\"", "name=\"revision\" value=\"1\"");
        assertThat(person().identity().name().family()).isEqualTo("Roy");
        assertThat(correct(record, Map.of("family", "Leblanc", "revision", "1")).status())
                .isEqualTo(303);
        assertThat(correct(record, Map.of("family", "Leblanc", "revision", "2")).location())
                .hasValue(record + "?done=SAME");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    family     | ''         | Type the last name
                    family     | a\u202eb   | Type the last name
                    birthDay   | 31x        | Type the date of birth
                    birthYear  | 2999       | Type the date of birth
                    birthMonth | 99999999   | Type the date of birth
                    postalCode | 12345      | Type a whole Canadian postal code
                    reason     | DECEASED   | Choose why it changes
                    reason     | ''         | Choose why it changes
                    revision   | -3         | Someone else
                    revision   | 9999999999 | Someone else
                    """)
    void what_is_wrong_is_asked_again_and_nothing_is_changed(String field, String typed, String words) {
        Answer answer = correct(found(browser), Map.of(field, typed));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(words);
        assertThat(person().standing().revision()).isZero();
    }

    @Test
    void without_a_card_nobody_becomes_someone_who_is_recorded() {
        PersonName name =
                new PersonName("Ana", number.digits().replaceAll("[0-4]", "a").replaceAll("[5-9]", "b"));
        world.book(new Identity(name, PeopleFixture.BORN, new IdentityDocument.NoCard("N4K 1A1")));
        PersonName other = new PersonName("Ana", name.family() + "x");
        PersonKey key = world.book(new Identity(other, PeopleFixture.BORN, new IdentityDocument.NoCard("N4K 1A1")));
        String record = browser.post(
                        SEARCH,
                        "by",
                        "name",
                        "given",
                        "Ana",
                        "family",
                        other.family(),
                        "birthDay",
                        "17",
                        "birthMonth",
                        "5",
                        "birthYear",
                        "1938",
                        "postalCode",
                        "N4K1A1",
                        "why",
                        "CORRECTING")
                .location()
                .orElseThrow();

        Answer answer = correct(record, Map.of("given", "Ana", "family", name.family()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Another record has this name");
        assertThat(correct(record, Map.of("given", "Ana", "family", other.family(), "postalCode", ""))
                        .status())
                .isEqualTo(422);
        assertThat(world.people().changesOf(key)).isEmpty();
    }

    private Appointment appointment() {
        return world.bookings(rose).getFirst().appointments().getFirst();
    }

    private int mails() {
        return jdbc.sql("select count(*) from messages.outbox where person_key = :rose")
                .param("rose", rose.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_death_cancels_what_is_ahead_without_a_mail_and_can_be_taken_back() {
        String record = found(browser);
        assertThat(browser.get(record + "/deceased").body()).contains("These appointments are cancelled");
        int before = mails();

        Answer answer = browser.post(
                record + "/deceased", "diedDay", "1", "diedMonth", "3", "diedYear", "2021", "revision", "0");

        assertThat(answer.location()).hasValue(record + "?done=DECEASED");
        assertThat(browser.get(answer.location().orElseThrow()).body())
                .contains("This person died on", "cancelled", "/deceased/undo")
                .doesNotContain("still has appointments");
        assertThat(appointment().endReason()).contains(EndReason.DECEASED);
        assertThat(mails()).isEqualTo(before);
        assertThat(person().standing().deceasedOn()).contains(LocalDate.of(2021, 3, 1));
        assertThat(browser.post(record + "/deceased/appointments").location()).hasValue(record + "?done=CANCELLED");

        assertThat(browser.post(record + "/deceased/undo", "revision", "0").location())
                .hasValue(record + "?done=MEANWHILE");
        assertThat(browser.post(record + "/deceased/undo", "revision", "1").location())
                .hasValue(record + "?done=ALIVE");
        assertThat(person().isDeceased()).isFalse();
        assertThat(appointment().isLive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'','',''", "31,2,2021", "1,1,1930", "1,1,2999", "x,y,z"})
    void a_day_of_death_that_cannot_be_is_asked_again(String day, String month, String year) {
        Answer answer = browser.post(
                found(browser) + "/deceased", "diedDay", day, "diedMonth", month, "diedYear", year, "revision", "0");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Type the day of death");
        assertThat(appointment().isLive()).isTrue();
    }

    @Test
    void appointments_of_the_living_are_not_cancelled_that_way() {
        browser.post(found(browser) + "/deceased/appointments");

        assertThat(appointment().isLive()).isTrue();
    }

    @Test
    void who_came_without_a_booking_is_found_by_the_site_that_recorded_them() {
        HealthCardNumber own = aHealthNumber();
        world.walkIn(PersonsWorld.rose(own));
        Answer answer = browser.post(SEARCH, "by", "number", "number", own.digits(), "why", "AT_THE_CLINIC");
        Answer page = browser.get(answer.location().orElseThrow());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("without a booking", "There are no appointments", "Nothing was corrected");
        Staff far = world.staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(2235));
        Browser away = new Browser(port).with(far.cookie());
        Answer theirs = away.post(SEARCH, "by", "number", "number", own.digits(), "why", "AT_THE_CLINIC");
        assertThat(away.get(theirs.location().orElseThrow()).status()).isEqualTo(403);
    }
}
