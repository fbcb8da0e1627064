package ca.dosebook.console.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.kernel.Language;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.Person;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Somebody stands at the desk whom no list and no record knows. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class WalkInTests {

    @LocalServerPort
    int port;

    @Autowired
    FloorWorld.Beans beans;

    private FloorWorld world;
    private Browser desk;
    private String floor;

    @BeforeEach
    void open() {
        world = new FloorWorld(beans);
        desk = new Browser(port)
                .with(world.staff
                        .signedIn(Role.CHECK_IN, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()))
                        .cookie());
        floor = "/en/console/floor/" + world.day.id().value();
    }

    private Answer type(String number, String postalCode) {
        return desk.post(
                floor + "/walk-in",
                "given",
                "Oskar",
                "family",
                "Lindqvist",
                "birthDay",
                "4",
                "birthMonth",
                "2",
                "birthYear",
                "1939",
                "number",
                number,
                "postalCode",
                postalCode,
                "speaks",
                "fr");
    }

    private static String hidden(Answer page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }

    private Arrival letIn(Answer page) {
        Answer in = desk.post(
                floor + "/in",
                "slip",
                hidden(page, "slip"),
                "arrival",
                hidden(page, "arrival"),
                "identity",
                "VOUCHED_FOR");
        assertThat(in.status()).as(in.body()).isEqualTo(303);
        return beans.arrivals().waiting(world.day).getFirst();
    }

    @Test
    void without_a_card_somebody_gets_a_provisional_record_and_comes_in() {
        beans.arrivals().setWalkIns(world.day, true);
        assertThat(desk.get(floor).body()).contains(floor + "/walk-in");

        Answer page = type("", "k7l 3n6");

        assertThat(page.body()).contains("Oskar Lindqvist", "No appointment for dose 1", "No health card");
        Person recorded = beans.people().find(letIn(page).person()).orElseThrow();
        assertThat(recorded.identity().document()).isEqualTo(new IdentityDocument.NoCard("K7L 3N6"));
        assertThat(recorded.language()).isEqualTo(Language.FR);
    }

    @Test
    void with_a_card_the_record_is_the_number_s() {
        beans.arrivals().setWalkIns(world.day, true);
        var number = PeopleFixture.aHealthNumber();

        Answer page = type(number.digits(), "");

        assertThat(page.body()).contains("Oskar Lindqvist").doesNotContain(number.digits());
        assertThat(letIn(page).person()).isEqualTo(beans.people().keyOf(number));
    }

    @Test
    void a_number_that_is_known_with_another_birth_date_is_looked_at_again() {
        beans.arrivals().setWalkIns(world.day, true);
        var number = PeopleFixture.aHealthNumber();
        world.book(FloorWorld.someone("Rose", "Tremblay", number), world.slots.getFirst());

        Answer page = type(number.digits(), "");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("recorded with another date of birth", "value=\"Lindqvist\"")
                .doesNotContain("Tremblay");
    }

    @Test
    void what_is_missing_or_wrong_is_said_and_nothing_is_recorded() {
        beans.arrivals().setWalkIns(world.day, true);
        long before = persons();

        assertThat(type("1234567890", "").body()).contains("It has ten digits");
        assertThat(type("", "").body()).contains("Enter a postal code");
        assertThat(type("", "90210").body()).contains("Enter a postal code");
        Answer nothing = desk.post(floor + "/walk-in");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body())
                .contains("Enter the last name", "Enter the date of birth", "Choose English or French");
        assertThat(persons()).isEqualTo(before);
    }

    @Test
    void where_walk_ins_are_not_let_in_nobody_is_recorded() {
        long before = persons();

        assertThat(desk.get(floor).body()).doesNotContain("/walk-in\"");
        assertThat(type("", "K7L 3N6").body()).contains("They are not let in today");
        assertThat(persons()).isEqualTo(before);
    }

    private long persons() {
        return beans.jdbc()
                .sql("select count(*) from people.person")
                .query(Long.class)
                .single();
    }
}
