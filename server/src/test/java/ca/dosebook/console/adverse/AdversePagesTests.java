package ca.dosebook.console.adverse;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.access.StaffName;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.immunizations.adverse.AdverseEvent;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import ca.dosebook.immunizations.adverse.DoseWarning;
import ca.dosebook.immunizations.adverse.Happening;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Reporting at the clinic, following up at the health unit, and calling the people of a recalled lot. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class AdversePagesTests {

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    AdverseEvents events;

    @LocalServerPort
    int port;

    private FloorWorld world;
    private PersonKey person;
    private Arrival arrival;
    private Browser vaccinator;
    private Browser coordinator;

    @BeforeEach
    void somebody_sits_after_the_dose() {
        world = new FloorWorld(beans);
        person = world.book(FloorWorld.someone(), world.slots.getFirst()).person();
        world.goTo(world.slots.getFirst());
        arrival = world.checkIn(person);
        world.screen(arrival);
        world.give(world.dose(arrival, world.lot));
        world.clock.advance(Duration.ofMinutes(12));
        vaccinator = browser(staff(Role.VACCINATOR, FloorWorld.GREY_BRUCE.value()));
        coordinator = browser(staff(Role.HEALTH_UNIT_COORDINATOR, FloorWorld.GREY_BRUCE.value()));
    }

    private Staff staff(Role role, int unit) {
        return world.staff.signedIn(role, world.staff.healthUnit(unit));
    }

    private Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    private String floor() {
        return "/en/console/floor/" + world.day.id().value();
    }

    private String reaction() {
        return floor() + "/arrivals/" + arrival.id().value() + "/reaction";
    }

    private static String hidden(Answer page, String name) {
        Matcher found =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private UUID dose() {
        return beans.doses().history(person).last().orElseThrow().id().value();
    }

    /** The whole form with these fields in place of the usual ones; an empty value leaves a field out. */
    private String[] form(String... changed) {
        List<String> fields = new ArrayList<>(List.of(
                "report",
                Uuids.next().toString(),
                "dose",
                dose().toString(),
                "onset",
                "MINUTES",
                "minutes",
                "9",
                "happened",
                "FAINTING",
                "care",
                "ADVICE",
                "outcome",
                "RECOVERED",
                "description",
                "Pale for a while"));
        for (int i = 0; i < changed.length; i += 2) {
            int at = fields.indexOf(changed[i]);
            if (at >= 0) {
                fields.set(at + 1, changed[i + 1]);
            } else {
                fields.addAll(Arrays.asList(changed[i], changed[i + 1]));
            }
        }
        return fields.toArray(String[]::new);
    }

    private AdverseEvent reported() {
        assertThat(vaccinator.post(reaction(), form()).status()).isEqualTo(303);
        return events.of(person).getFirst();
    }

    @Test
    void the_board_leads_a_vaccinator_and_nobody_else_to_the_report() {
        assertThat(vaccinator.get(floor() + "/observation").body()).contains(reaction());
        Browser desk = browser(staff(Role.CHECK_IN, FloorWorld.GREY_BRUCE.value()));
        assertThat(desk.get(floor() + "/observation").body())
                .contains("Rose Tremblay")
                .doesNotContain("/reaction");
        assertThat(desk.get(reaction()).status()).isEqualTo(403);
    }

    @Test
    void a_reaction_is_reported_in_one_page_and_leads_back_to_the_board() {
        Answer page = vaccinator.get(reaction());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Rose Tremblay", "section 38", "value=\"" + dose() + "\" checked");

        Answer sent = vaccinator.post(
                reaction(), form("report", hidden(page, "report"), "happened", "FAINTING", "happened2", ""));
        assertThat(sent.location()).contains(floor() + "/observation?said=recorded");
        assertThat(vaccinator.get(sent.location().orElseThrow()).body()).contains("The report is recorded");

        AdverseEvent event = events.of(person).getFirst();
        assertThat(event.newest().told().happened()).containsExactly(Happening.FAINTING);
        assertThat(event.newest().told().onsetAt())
                .isEqualTo(event.about().givenAt().orElseThrow().plus(Duration.ofMinutes(9)));
        assertThat(event.withinObservation()).contains(true);
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_what_was_typed_stays() {
        Answer future = vaccinator.post(reaction(), form("minutes", "30"));
        assertThat(future.status()).isEqualTo(422);
        assertThat(future.body()).contains("href=\"#minutes\"", "still to come", "Pale for a while");

        Answer before = vaccinator.post(
                reaction(), form("onset", "AT", "onDay", "14", "onMonth", "3", "onYear", "2021", "time", "9:00"));
        assertThat(before.status()).isEqualTo(422);
        assertThat(before.body()).contains("href=\"#on\"", "before the dose");

        Answer empty = vaccinator.post(reaction(), "report", Uuids.next().toString());
        assertThat(empty.body())
                .contains(
                        "href=\"#dose\"",
                        "href=\"#onset\"",
                        "href=\"#happened\"",
                        "href=\"#care\"",
                        "href=\"#outcome\"");

        for (String junk : List.of("-1", "99999", "ten", "")) {
            assertThat(vaccinator.post(reaction(), form("minutes", junk)).status())
                    .isEqualTo(422);
        }
        assertThat(vaccinator.post(reaction(), form("happened", "BOREDOM")).status())
                .isEqualTo(422);
        assertThat(vaccinator.post(reaction(), form("care", "<b>")).body()).doesNotContain("<b>");
        assertThat(vaccinator
                        .post(reaction(), form("description", "x".repeat(4_001)))
                        .body())
                .contains("href=\"#description\"");
        assertThat(events.of(person)).isEmpty();
    }

    @Test
    void the_health_unit_sees_it_without_a_name_then_opens_it_and_decides() {
        AdverseEvent event = reported();
        String path = "/en/console/adverse/" + event.id().value();

        Answer list = coordinator.get("/en/console/adverse");
        assertThat(list.body()).contains(path, "Fainting (vasovagal)").doesNotContain("Tremblay");
        assertThat(coordinator
                        .get("/en/console/adverse?state=CLOSED&order=serious")
                        .body())
                .doesNotContain(path);
        assertThat(coordinator
                        .get("/fr/console/adverse?state=%3Cb%3E&order=none")
                        .status())
                .isEqualTo(200);

        assertThat(coordinator.get(path).body())
                .contains("Rose Tremblay", "Pale for a while", "9 minutes after the dose");
        assertThat(seen(event)).isEqualTo(1);

        Answer form = coordinator.get(path + "/follow-up");
        String step = hidden(form, "step");
        assertThat(form.body()).contains("name=\"onDay\"", "value=\"09:09\"", "value=\"FAINTING\" checked");
        Answer impossible = coordinator.post(
                path + "/follow-up",
                "step",
                step,
                "seen",
                "1",
                "state",
                "UNDER_REVIEW",
                "care",
                "ADVICE",
                "outcome",
                "RECOVERED",
                "onDay",
                "15",
                "onMonth",
                "3",
                "onYear",
                "2021",
                "time",
                "8:30",
                "happened",
                "FAINTING",
                "note",
                "Kept as typed");
        assertThat(impossible.status()).isEqualTo(422);
        assertThat(impossible.body()).contains("href=\"#on\"", "before the dose", "Kept as typed");
        Answer without = coordinator.post(
                path + "/follow-up",
                "step",
                step,
                "seen",
                "1",
                "state",
                "CLOSED",
                "care",
                "ADVICE",
                "outcome",
                "RECOVERED",
                "onDay",
                "15",
                "onMonth",
                "3",
                "onYear",
                "2021",
                "time",
                "9:09",
                "happened",
                "FAINTING");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("href=\"#recommendation\"");

        Answer saved = coordinator.post(
                path + "/follow-up",
                "step",
                step,
                "seen",
                "1",
                "state",
                "RECOMMENDATION_MADE",
                "recommendation",
                "NO_FURTHER_DOSES",
                "care",
                "ADVICE",
                "outcome",
                "RECOVERED",
                "note",
                "Allergist agrees",
                "onDay",
                "15",
                "onMonth",
                "3",
                "onYear",
                "2021",
                "time",
                "9:09",
                "happened",
                "FAINTING");
        assertThat(saved.location()).contains(path + "?said=saved");
        assertThat(coordinator.get(path).body()).contains("Allergist agrees", "Pale for a while", "No further doses");
        assertThat(events.warnings(person)).containsExactly(DoseWarning.NO_FURTHER_DOSES);

        Answer late = coordinator.post(
                path + "/follow-up",
                "step",
                Uuids.next().toString(),
                "seen",
                "1",
                "state",
                "UNDER_REVIEW",
                "care",
                "ADVICE",
                "outcome",
                "RECOVERED",
                "note",
                "What I typed",
                "onDay",
                "15",
                "onMonth",
                "3",
                "onYear",
                "2021",
                "time",
                "9:09",
                "happened",
                "FAINTING");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("meanwhile", "What I typed", "name=\"seen\" value=\"2\"");
    }

    private int seen(AdverseEvent event) {
        return beans.jdbc()
                .sql("select count(*) from audit.entry where act = 'ADVERSE_EVENT_SEEN' and object_id = :event")
                .param("event", event.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void another_health_unit_finds_nothing_and_that_is_written_down() {
        AdverseEvent event = reported();
        Browser elsewhere = browser(staff(Role.HEALTH_UNIT_COORDINATOR, 2241));
        String path = "/en/console/adverse/" + event.id().value();

        assertThat(elsewhere.get("/en/console/adverse").body())
                .doesNotContain(event.id().value().toString());
        assertThat(elsewhere.get(path).status()).isEqualTo(404);
        assertThat(elsewhere.get(path + "/follow-up").status()).isEqualTo(404);
        assertThat(elsewhere.post(path + "/follow-up", "seen", "1").status()).isEqualTo(404);
        assertThat(refusals(event.id().value())).isEqualTo(3);
        assertThat(browser(staff(Role.VACCINATOR, 2241)).get(reaction()).status())
                .isEqualTo(404);
        assertThat(vaccinator.get(path).status()).isEqualTo(403);
    }

    private int refusals(UUID about) {
        return beans.jdbc()
                .sql("select count(*) from audit.entry where act = 'ACCESS_REFUSED' and object_id = :about")
                .param("about", about)
                .query(Integer.class)
                .single();
    }

    @Test
    void nothing_of_the_person_stands_in_an_address() {
        reported();
        assertThat(vaccinator.addressesAndHeaders())
                .noneMatch(seen -> seen.contains("Tremblay") || seen.contains("1938"));
    }

    @Test
    void who_has_the_name_of_the_record_is_sent_to_a_colleague() {
        AdverseEvent event = reported();
        Browser self = browser(named(Role.VACCINATOR));
        Browser follower = browser(named(Role.HEALTH_UNIT_COORDINATOR));

        assertThat(self.get(reaction()).body()).contains("your own record").doesNotContain("name=\"happened\"");
        assertThat(self.post(reaction(), form()).body()).contains("your own record");
        String path = "/en/console/adverse/" + event.id().value() + "/follow-up";
        assertThat(follower.get(path).body()).contains("your own record").doesNotContain("name=\"state\"");
        assertThat(events.of(person)).hasSize(1);
    }

    private Staff named(Role role) {
        return world.staff.signedIn(
                role, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()), new StaffName("Rose", "Tremblay"));
    }
}
