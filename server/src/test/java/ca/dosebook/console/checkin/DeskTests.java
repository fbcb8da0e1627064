package ca.dosebook.console.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.clinics.Slot;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A nurse with a queue: find, let in, dose, next; and what is typed wrong. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class DeskTests {

    @LocalServerPort
    int port;

    @Autowired
    FloorWorld.Beans beans;

    private final HealthCardNumber number = PeopleFixture.aHealthNumber();
    private FloorWorld world;
    private Booking booking;
    private Browser desk;
    private Browser station;
    private String floor;

    @BeforeEach
    void open() {
        world = new FloorWorld(beans);
        booking = world.book(FloorWorld.someone("Rose", "Tremblay", number), world.slots.get(3));
        world.goTo(world.slots.get(3));
        var unit = world.staff.healthUnit(FloorWorld.GREY_BRUCE.value());
        desk = browser(world.staff.signedIn(Role.CHECK_IN, unit));
        station = browser(world.staff.signedIn(Role.VACCINATOR, unit));
        floor = "/en/console/floor/" + world.day.id().value();
    }

    private Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    private static String hidden(Answer page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }

    @Test
    void from_the_card_to_the_dose_in_seven_requests() {
        Answer found = desk.post(floor + "/find", "code", "%B610054" + number.digits() + "^TREMBLAY/ROSE^0001");
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.body())
                .contains("Rose Tremblay", "Expected at 9:30", number.lastFour().substring(1))
                .doesNotContain(number.digits(), number.unmasked());
        Answer in = desk.post(
                floor + "/in",
                "slip",
                hidden(found, "slip"),
                "arrival",
                hidden(found, "arrival"),
                "identity",
                "HEALTH_CARD");
        assertThat(in.status()).as(in.body()).isEqualTo(303);
        assertThat(in.location().orElseThrow()).startsWith(floor + "?in=").doesNotContain("Rose");
        assertThat(desk.get(in.location().orElseThrow()).body()).contains("Rose Tremblay is checked in");

        Arrival arrival = beans.arrivals().waiting(world.day).getFirst();
        String waiting = "/en/console/station/" + world.day.id().value();
        assertThat(station.get(waiting).body()).contains("Rose Tremblay");
        String person = waiting + "/people/" + arrival.id().value();
        Answer page = station.get(person);
        assertThat(page.body()).contains("This would be dose 1", "None on record");
        Answer nothing = station.post(person + "/dose", "act", hidden(page, "act"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("Ask the health questions", "Choose who consents", "Choose the lot");
        Answer done = station.post(
                person + "/dose",
                "act",
                hidden(page, "act"),
                "answers",
                "no",
                "consent",
                "PERSON",
                "lot",
                world.lot.value().toString(),
                "arm",
                "LEFT_DELTOID");
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(station.get(done.location().orElseThrow()).body())
                .contains("Dose recorded for Rose Tremblay", "9:45", "Nobody is waiting");
        assertThat(beans.doses().history(booking.person()).doses()).hasSize(1);
        assertThat(desk.get(floor + "/observation").body()).contains("Rose Tremblay", "15 minutes");
        assertThat(desk.get(floor + "/list").body()).contains("dose given");
    }

    @Test
    void the_board_of_a_large_site_is_read_in_pages_with_who_may_leave_first() {
        beans.arrivals().setWalkIns(world.day, true);
        List<Slot> tomorrow = world.publish(LocalDate.of(2021, 3, 16));
        List<Slot> later = world.publish(LocalDate.of(2021, 3, 17));
        for (int i = 0; i < 43; i++) {
            Slot slot = (i < 30 ? tomorrow : later).get(i % 30 / 3);
            String family = i == 0 ? "Abercrombie" : i == 42 ? "Zimmermann" : "Tremblay";
            Identity person = FloorWorld.someone("Rose", family, PeopleFixture.aHealthNumber());
            world.vaccinate(world.book(person, slot).person());
            world.clock.advance(Duration.ofSeconds(1));
        }

        String first = desk.get(floor + "/observation").body();
        assertThat(first)
                .contains("<strong>43 people sit after the dose.</strong>", "Abercrombie", "Page 1 of 2")
                .contains("href=\"" + floor + "/observation?still=no&amp;page=2\"")
                .doesNotContain("Zimmermann", "Previous page");
        String second = desk.get(floor + "/observation?still=yes&page=2").body();
        assertThat(second)
                .contains("Zimmermann", "Page 2 of 2")
                .contains("href=\"" + floor + "/observation?still=yes&amp;page=1\"")
                .contains("href=\"" + floor + "/observation?still=no&amp;page=2\">Renew this page")
                .doesNotContain("Abercrombie", "Next page");
        assertThat(desk.get(floor + "/observation?page=99").body()).contains("Page 2 of 2");
    }

    @Test
    void what_is_typed_wrong_is_said_and_kept() {
        assertThat(desk.post(floor + "/find", "code", "").body()).contains("Enter a booking reference");
        Answer neither = desk.post(floor + "/find", "code", "12345");
        assertThat(neither.status()).isEqualTo(422);
        assertThat(neither.body()).contains("neither a booking reference nor a health number", "value=\"12345\"");
        Answer unknown =
                desk.post(floor + "/find", "code", PeopleFixture.aHealthNumber().digits());
        assertThat(unknown.body()).contains("Nobody is recorded under this number");
        Answer name = desk.post(
                floor + "/find", "family", "Trembley", "birthDay", "17", "birthMonth", "5", "birthYear", "1938");
        assertThat(name.body()).contains("Nobody of this name and date of birth", "value=\"Trembley\"");
        Answer right = desk.post(
                floor + "/find",
                "given",
                "rose",
                "family",
                "TREMBLAY",
                "birthDay",
                Integer.toString(PeopleFixture.BORN.getDayOfMonth()),
                "birthMonth",
                Integer.toString(PeopleFixture.BORN.getMonthValue()),
                "birthYear",
                Integer.toString(PeopleFixture.BORN.getYear()));
        assertThat(right.body()).contains("Rose Tremblay");
        Answer undecided = desk.post(floor + "/in", "slip", hidden(right, "slip"), "arrival", hidden(right, "arrival"));
        assertThat(undecided.status()).isEqualTo(422);
        assertThat(undecided.body()).contains("Choose how you confirmed");
        assertThat(desk.post(floor + "/in", "slip", "forged", "arrival", hidden(right, "arrival"))
                        .body())
                .contains("Find the person again");
    }

    @Test
    void a_slip_is_good_for_who_found_the_person_alone() {
        Answer found = desk.post(floor + "/find", "code", booking.reference().spaced());
        Browser other =
                browser(world.staff.signedIn(Role.CHECK_IN, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value())));
        Answer stolen = other.post(
                floor + "/in",
                "slip",
                hidden(found, "slip"),
                "arrival",
                hidden(found, "arrival"),
                "identity",
                "HEALTH_CARD");
        assertThat(stolen.body()).contains("Find the person again");
        assertThat(beans.arrivals().waiting(world.day)).isEmpty();
    }

    @Test
    void a_clinic_of_another_unit_is_not_there() {
        Browser stranger = browser(world.staff.signedIn(Role.VACCINATOR, world.staff.healthUnit(2235)));
        assertThat(stranger.get(floor).status()).isEqualTo(404);
        assertThat(stranger.post(floor + "/find", "code", number.digits()).status())
                .isEqualTo(404);
        assertThat(stranger.get("/en/console/station/" + world.day.id().value()).status())
                .isEqualTo(404);
    }

    @Test
    void the_end_of_the_day_comes_out_at_no_difference() {
        world.vaccinate(booking.person());
        Browser lead =
                browser(world.staff.signedIn(Role.CLINIC_LEAD, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value())));
        Answer end = lead.get(floor + "/end");
        assertThat(end.status()).as(end.body()).isEqualTo(200);
        assertThat(end.body()).contains("Doses, by lot", "sits until").doesNotContain("differ</h2>");
        Browser coordinator = browser(world.staff.signedIn(
                Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value())));
        assertThat(coordinator.get(floor + "/end").body())
                .as("who sees no people sees how many")
                .contains("1 person sits after the dose")
                .doesNotContain("Tremblay");
        assertThat(lead.post(floor + "/end/close").location().orElseThrow()).endsWith("said=not");
        beans.arrivals().observed(world.day).forEach(beans.arrivals()::left);
        assertThat(lead.get(floor + "/end/close").body()).contains("Everybody came who was expected");
        assertThat(lead.post(floor + "/end/close").location().orElseThrow()).contains("said=closed");
        assertThat(lead.get(floor + "/end").body()).contains("This clinic day is closed");
        assertThat(lead.get(floor).body())
                .contains("This clinic day is closed")
                .doesNotContain("/list/walk-ins", "/walk-in\"");
    }
}
