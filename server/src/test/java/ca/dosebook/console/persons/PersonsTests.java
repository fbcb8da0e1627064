package ca.dosebook.console.persons;

import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.PersonName;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trust 14 and 16: staff find one person by full identifiers, and every look is written down. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "dosebook.ceiling.clinic-lead=4/100")
@Import({PersonsWorld.Parts.class, StandingClock.class})
class PersonsTests {

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

    @BeforeEach
    void book() {
        world = new PersonsWorld(beans);
        rose = world.book(PersonsWorld.rose(number));
    }

    private Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    private Staff agent() {
        return world.staff.signedIn(Role.CONTACT_CENTRE_AGENT, world.staff.contactCentre());
    }

    private static Answer search(Browser browser, HealthCardNumber number) {
        return browser.post(SEARCH, "by", "number", "number", number.digits(), "why", "ON_THE_PHONE");
    }

    private static String found(Browser browser, HealthCardNumber number) {
        Answer answer = search(browser, number);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().orElseThrow();
    }

    private List<String> actsOf(Staff staff) {
        return jdbc.sql("""
                        select act || coalesce(' ' || reason, '') || case when person_key = :rose then ' Rose' else '' end
                          from audit.entry
                         where user_id = :user
                         order by recorded_at, entry_id""")
                .param("user", staff.user().value())
                .param("rose", rose.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> alertsAbout(Staff staff) {
        return jdbc.sql("select kind from audit.alert where user_id = :user order by kind")
                .param("user", staff.user().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void a_person_is_found_by_number_and_every_step_is_written_down() {
        Staff agent = agent();
        Browser browser = browser(agent);

        String record = found(browser, number);
        assertThat(record).matches("/en/console/persons/[0-9a-f-]{36}");
        assertThat(actsOf(agent)).containsExactly("PERSON_FOUND ON_THE_PHONE Rose");

        Answer page = browser.get(record);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Rose Tremblay",
                        "May\u00a017, 1938",
                        "rose@example.ca",
                        "5195550143",
                        "Marguerite Roy",
                        "N4K 1A1")
                .contains("French", "Harbour Arena", "Dose 1: booked", "9:00\u00a0a.m.")
                .contains("••••\u00a0••" + number.digits().charAt(6) + "\u00a0"
                        + number.digits().substring(7))
                .doesNotContain(number.digits(), number.unmasked());
        assertThat(actsOf(agent)).containsExactly("PERSON_FOUND ON_THE_PHONE Rose", "PERSON_SEEN ON_THE_PHONE Rose");

        assertThat(browser.get(record.replace("/en/", "/fr/")).body()).contains("17\u00a0mai 1938", "Aréna du port");
        assertThat(actsOf(agent)).hasSize(3).last().isEqualTo("PERSON_SEEN ON_THE_PHONE Rose");
        assertThat(browser.addressesAndHeaders()).noneMatch(text -> text.contains(number.digits()));
    }

    @Test
    void a_person_is_found_by_name_birth_date_and_postal_code() {
        Identity ana = new Identity(
                new PersonName("Ana", "Okafor-" + letters()),
                PeopleFixture.BORN,
                new IdentityDocument.PhotoCard(aHealthNumber(), ""),
                "N4K 1A1");
        world.book(ana);
        Browser browser = browser(agent());

        Answer answer = byName(browser, ana.name(), "n4k1a1");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.get(answer.location().orElseThrow()).body())
                .contains(ana.name().full());

        Answer nobody = byName(browser, ana.name(), "N4K 9Z9");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body())
                .contains("Nobody is recorded", ana.name().family())
                .doesNotContain("N4K 1A1");
    }

    private static Answer byName(Browser browser, PersonName name, String code) {
        return browser.post(
                SEARCH,
                "by",
                "name",
                "given",
                name.given(),
                "family",
                name.family(),
                "birthDay",
                "17",
                "birthMonth",
                "5",
                "birthYear",
                "1938",
                "postalCode",
                code,
                "why",
                "AT_THE_CLINIC");
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    @Test
    void several_who_fit_are_never_listed() {
        PersonName name = new PersonName("Jean", "Roy-" + letters());
        for (int i = 0; i < 2; i++) {
            var card = new IdentityDocument.PhotoCard(aHealthNumber(), "");
            world.book(new Identity(name, PeopleFixture.BORN, card, "N4K 1A1"));
        }
        Staff agent = agent();

        Answer answer = byName(browser(agent), name, "N4K 1A1");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Ask for the health number");
        assertThat(actsOf(agent)).containsExactly("PERSON_NOT_FOUND AT_THE_CLINIC");
    }

    @Test
    void nobody_found_says_so_and_is_written_down() {
        Staff agent = agent();

        Answer answer = search(browser(agent), aHealthNumber());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Nobody is recorded with this health number");
        assertThat(actsOf(agent)).containsExactly("PERSON_NOT_FOUND ON_THE_PHONE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    number | 1234567890 | ON_THE_PHONE | This is not a health number
                    number | 12345      | ON_THE_PHONE | has ten digits
                    number | ''         | ON_THE_PHONE | Type the health number
                    number | 1234567897 | ''           | Choose why
                    number | 1234567897 | CURIOUS      | Choose why
                    ''     | 1234567897 | ON_THE_PHONE | Choose whether
                    name   | 1234567897 | ON_THE_PHONE | Type the last name
                    """)
    void what_is_incomplete_is_asked_again_and_nobody_is_looked_for(String by, String typed, String why, String words) {
        Staff agent = agent();

        Answer answer = browser(agent).post(SEARCH, "by", by, "number", typed, "why", why);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(words).contains("value=\"" + typed + "\"");
        assertThat(actsOf(agent)).isEmpty();
    }

    @Test
    void a_record_is_open_for_its_finder_alone_in_that_session_for_a_quarter_of_an_hour() {
        Staff agent = agent();
        String record = found(browser(agent), number);
        Staff other = world.staff.signedIn(Role.CONTACT_CENTRE_AGENT, agent.organization());

        assertThat(browser(other).get(record).status()).isEqualTo(404);
        assertThat(actsOf(other)).containsExactly("VIEW_REFUSED Rose");
        assertThat(browser(world.staff.signedInAgain(agent)).get(record).status())
                .as("the same user's other browser")
                .isEqualTo(404);
        assertThat(browser(agent).get(SEARCH + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);

        world.clock.advance(Duration.ofMinutes(14));
        assertThat(browser(agent).get(record).status()).isEqualTo(200);
        world.clock.advance(Duration.ofMinutes(1));
        Answer late = browser(agent).get(record);
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.body()).contains("15 minutes", SEARCH).doesNotContain("Tremblay");
        assertThat(actsOf(agent)).last().isEqualTo("VIEW_REFUSED Rose");
    }

    @Test
    void staff_of_one_place_see_only_whom_it_serves() {
        Staff near =
                world.staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(PersonsWorld.GREY_BRUCE));
        Staff far = world.staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(2235));
        Staff here = world.staff.signedIn(
                Role.CHECK_IN,
                world.staff.hospital(PersonsWorld.GREY_BRUCE, world.site.site().value()));
        Staff elsewhere =
                world.staff.signedIn(Role.CHECK_IN, world.staff.hospital(PersonsWorld.GREY_BRUCE, UUID.randomUUID()));

        assertThat(browser(near).get(found(browser(near), number)).status()).isEqualTo(200);
        assertThat(browser(here).get(found(browser(here), number)).status()).isEqualTo(200);
        for (Staff away : List.of(far, elsewhere)) {
            Answer answer = browser(away).get(found(browser(away), number));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("You cannot see this record").doesNotContain("Tremblay", "Harbour");
            assertThat(actsOf(away)).last().isEqualTo("VIEW_REFUSED ON_THE_PHONE Rose");
        }
    }

    @Test
    void the_whole_number_is_shown_once_by_those_who_may_and_written_down() {
        Staff lead = world.staff.signedIn(Role.CLINIC_LEAD, world.staff.healthUnit(PersonsWorld.GREY_BRUCE));
        Browser browser = browser(lead);
        String record = found(browser, number);
        assertThat(browser.get(record).body()).contains(record + "/number");

        Answer shown = browser.post(record + "/number");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains(number.unmasked());
        assertThat(actsOf(lead)).last().isEqualTo("HEALTH_NUMBER_UNMASKED ON_THE_PHONE Rose");
        assertThat(browser.get(record).body()).doesNotContain(number.unmasked());
        assertThat(browser.get(record + "/number").location()).hasValue(record);

        Staff agent = agent();
        String other = found(browser(agent), number);
        assertThat(browser(agent).get(other).body()).doesNotContain(other + "/number");
        assertThat(browser(agent).post(other + "/number").status()).isEqualTo(403);
        assertThat(actsOf(agent)).doesNotContain("HEALTH_NUMBER_UNMASKED ON_THE_PHONE Rose");
    }

    @Test
    void a_privacy_officer_learns_that_a_person_is_recorded_and_no_more() {
        Staff officer = world.staff.signedIn(Role.PRIVACY_OFFICER, world.staff.province());

        Answer answer = search(browser(officer), number);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("This person is recorded", "/en/console/audit")
                .doesNotContain("Tremblay");
        assertThat(actsOf(officer)).containsExactly("PERSON_FOUND ON_THE_PHONE Rose");
    }

    @Test
    void the_ceiling_stops_searches_and_first_views_and_a_reload_is_free() {
        Staff lead = world.staff.signedIn(Role.CLINIC_LEAD, world.staff.healthUnit(PersonsWorld.GREY_BRUCE));
        Browser browser = browser(lead);
        String record = found(browser, number);
        for (int i = 0; i < 9; i++) {
            assertThat(browser.get(record).status()).isEqualTo(200);
        }
        found(browser, number);
        found(browser, number);
        found(browser, number);

        Answer stopped = search(browser, number);

        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.body()).contains("You have reached the limit", "again from", "call the number");
        assertThat(actsOf(lead)).last().isEqualTo("CEILING_REACHED");
        assertThat(alertsAbout(lead)).contains("RATE", "CEILING");
        assertThat(browser.get(record).status()).isEqualTo(200);
    }

    @Test
    void what_looks_odd_is_told_to_the_privacy_officer_and_stops_nobody() {
        Identity noor = new Identity(
                new PersonName("NOOR", "Haddad"),
                PeopleFixture.BORN,
                new IdentityDocument.PhotoCard(aHealthNumber(), ""));
        Identity cousin = new Identity(
                new PersonName("Omar", "Häddad"),
                PeopleFixture.BORN,
                new IdentityDocument.PhotoCard(aHealthNumber(), ""));
        world.book(noor);
        world.book(cousin);
        Staff agent = agent();
        for (Identity person : List.of(noor, cousin)) {
            var card = person.document().healthNumber().orElseThrow();
            assertThat(browser(agent).get(found(browser(agent), card)).status()).isEqualTo(200);
        }
        assertThat(alertsAbout(agent)).containsExactly("OWN_RECORD", "SAME_SURNAME");
        browser(agent).get(found(browser(agent), number));
        assertThat(alertsAbout(agent)).hasSize(2);
    }

    @Test
    void a_look_on_a_day_without_clinic_is_told_to_the_privacy_officer() {
        Staff vaccinator = world.staff.signedIn(
                Role.VACCINATOR,
                world.staff.hospital(PersonsWorld.GREY_BRUCE, world.site.site().value()));
        browser(vaccinator).get(found(browser(vaccinator), number));
        assertThat(alertsAbout(vaccinator)).containsExactly("OUTSIDE_CLINIC_DAY");

        world.day(world.today());
        Staff colleague = world.staff.signedIn(
                Role.VACCINATOR,
                world.staff.hospital(PersonsWorld.GREY_BRUCE, world.site.site().value()));
        browser(colleague).get(found(browser(colleague), number));
        assertThat(alertsAbout(colleague)).isEmpty();
    }

    @Test
    void others_find_nobody() {
        Staff agent = agent();
        String record = found(browser(agent), number);
        Staff nobody = world.staff.signedIn(Role.INVENTORY_MANAGER, world.staff.healthUnit(PersonsWorld.GREY_BRUCE));

        assertThat(browser(nobody).get(SEARCH).status()).isEqualTo(403);
        assertThat(new Browser(port).get(record).status()).isIn(302, 303, 401);
    }
}
