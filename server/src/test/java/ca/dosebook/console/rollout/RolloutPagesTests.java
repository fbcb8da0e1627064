package ca.dosebook.console.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deciding about units on the pages, as a browser does; each test has units of its own. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class RolloutPagesTests {

    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Rollout rollout;

    @LocalServerPort
    private int port;

    private StaffFixture fixture;
    private Organization province;
    private Staff operator;
    private Staff second;

    @BeforeEach
    void people() {
        fixture = StaffFixture.on(jdbc, clock);
        province = fixture.province();
        operator = fixture.signedIn(Role.PROVINCIAL_OPERATOR, province);
        second = fixture.signedIn(Role.PROVINCIAL_OPERATOR, province);
    }

    @Test
    void the_board_shows_all_34_units_and_finds_one_by_name() {
        Answer board = browser(operator).get("/en/console/rollout");
        assertThat(board.status()).isEqualTo(200);
        assertThat(board.body()).contains("34 health units").contains("/en/console/rollout/2241");
        Answer found = browser(operator).get("/fr/console/rollout?text=KINGST&order=STAGE");
        assertThat(found.body()).contains("/fr/console/rollout/2241").doesNotContain("/fr/console/rollout/2251");
        assertThat(browser(operator).get("/en/console/rollout?text=nowhere").body())
                .contains("No health unit fits");
    }

    @Test
    void a_coordinator_is_led_to_her_own_unit_and_finds_no_other() {
        Staff coordinator = coordinator(2240);
        assertThat(browser(coordinator).get("/en/console/rollout").location())
                .hasValueSatisfying(to -> assertThat(to).endsWith("/en/console/rollout/2240"));
        assertThat(browser(coordinator).get("/en/console/rollout/2240").status())
                .isEqualTo(200);

        assertThat(browser(coordinator).get("/en/console/rollout/2241").status())
                .isEqualTo(404);
        assertThat(browser(coordinator).get("/en/console/rollout/rules").status())
                .isEqualTo(404);
        assertThat(browser(coordinator)
                        .post("/en/console/rollout/pause", "unit", "2241", "english", "No", "french", "Non")
                        .status())
                .isEqualTo(404);
        assertThat(written(coordinator, "ACCESS_REFUSED")).hasSize(3).allMatch("BEYOND_REACH"::equals);
        assertThat(rollout.pause(new HealthUnitId(2241), clock.instant())).isEmpty();
    }

    @Test
    void who_does_not_manage_the_rollout_gets_nothing() {
        Staff lead = fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(2241));
        assertThat(browser(lead).get("/en/console/rollout").status()).isEqualTo(403);
        assertThat(browser(lead)
                        .post("/en/console/rollout/pause", "unit", "2241", "english", "No", "french", "Non")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_opening_in_the_past_is_refused_with_what_was_typed() {
        Answer answer = announce(operator, clock.instant().minusSeconds(1), Stage.OPEN, 2241);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("has passed. An opening has to be in the future")
                .contains("value=\"because\"");
        assertThat(browser(operator)
                        .post("/fr/console/rollout/announce", "time", "25:00")
                        .body())
                .contains("Choisissez au moins une circonscription")
                .contains("Tapez une heure");
    }

    @Test
    void the_province_opens_everywhere_with_one_tick() {
        Instant opens = clock.instant().plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);
        assertThat(browser(operator).get("/en/console/rollout/announce").body()).contains("value=\"ALL\"");

        String request = Links.asked(announce(operator, opens, Stage.OPEN, List.of("ALL")));
        assertThat(browser(second).get(request).body()).contains("all 34 health units");
    }

    @Test
    void two_people_announce_for_several_units_and_two_withdraw_and_all_of_it_stays_in_the_history() {
        HealthUnitId one = new HealthUnitId(2246);
        HealthUnitId other = new HealthUnitId(2262);
        Instant opens = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        String request = Links.asked(announce(operator, opens, Stage.OPEN, one.value(), other.value()));
        assertThat(rollout.nextOpening(one, clock.instant())).isEmpty();

        assertThat(browser(operator).post(request + "/approve").status()).isIn(404, 409);
        assertThat(rollout.nextOpening(one, clock.instant())).isEmpty();

        assertThat(browser(second).get(request).body()).contains("Niagara, Thunder Bay");
        assertThat(browser(second).post(request + "/approve").status()).isEqualTo(303);
        assertThat(rollout.nextOpening(one, clock.instant())).contains(new Opening(one, Stage.OPEN, opens));
        assertThat(rollout.nextOpening(other, clock.instant())).contains(new Opening(other, Stage.OPEN, opens));
        assertThat(written(second, "OPENING_ANNOUNCED")).hasSize(2);

        assertThat(announce(operator, opens, Stage.PILOT, one.value()).body())
                .contains("for that very moment already: Niagara");

        String page = browser(operator).get("/en/console/rollout/2246").body();
        String withdraw = Links.between(page, "href=\"", "/en/console/rollout/2246/openings/", "\"");
        assertThat(browser(operator).get(withdraw).status()).isEqualTo(200);
        assertThat(browser(operator).post(withdraw).status()).isEqualTo(422);
        String second2 = Links.asked(browser(operator).post(withdraw, "reason", "the fridges are late"));
        assertThat(browser(second).post(second2 + "/approve").status()).isEqualTo(303);
        assertThat(rollout.nextOpening(one, clock.instant())).isEmpty();
        assertThat(rollout.nextOpening(other, clock.instant())).isPresent();
        assertThat(browser(operator).get("/en/console/rollout/2246").body())
                .contains("Announced: Open")
                .contains("Withdrawn: Open")
                .contains("Noor Haddad");
    }

    @Test
    void a_coordinator_asks_for_her_own_unit_and_the_other_coordinator_agrees() {
        Organization unit = fixture.healthUnit(2258);
        Staff asks = fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, unit);
        Staff agrees = fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, unit);
        Staff stranger = coordinator(2260);
        Instant opens = clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        String request = Links.asked(announce(asks, opens, Stage.PILOT, 2258));
        assertThat(browser(stranger).post(request + "/approve").status()).isEqualTo(404);
        assertThat(browser(agrees).post(request + "/approve").status()).isEqualTo(303);
        assertThat(rollout.nextOpening(new HealthUnitId(2258), clock.instant())).isPresent();
        assertThat(announce(asks, opens, Stage.PILOT, 2260).status()).isEqualTo(404);
    }

    @Test
    void an_opening_whose_moment_passes_before_the_second_person_agrees_is_not_carried_out() {
        HealthUnitId unit = new HealthUnitId(2237);
        Instant opens = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        String request = Links.asked(announce(operator, opens, Stage.OPEN, unit.value()));
        ((SettableClock) clock).set(opens);
        Answer late =
                browser(fixture.signedIn(Role.PROVINCIAL_OPERATOR, province)).post(request + "/approve");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("can no longer be done");
        assertThat(rollout.stage(unit, clock.instant())).isEqualTo(Stage.CLOSED);
    }

    @Test
    void one_person_pauses_at_once_and_residents_read_why_until_two_go_on() {
        HealthUnitId unit = new HealthUnitId(2251);
        rollout.announce(new Opening(unit, Stage.OPEN, clock.instant().minusSeconds(60)));
        Staff coordinator = coordinator(2251);
        Answer paused = browser(coordinator)
                .post(
                        "/en/console/rollout/pause",
                        "unit",
                        "2251",
                        "english",
                        "A fridge failed.",
                        "french",
                        "Un réfrigérateur est en panne.");
        assertThat(paused.status()).isEqualTo(303);
        assertThat(browser(coordinator).get(paused.location().orElseThrow()).body())
                .contains("Booking is paused")
                .contains("A fridge failed.");

        Browser resident = new Browser(port);
        Answer onward = resident.post("/fr/book/where", "place", "K1P 1J1");
        assertThat(onward.location().orElseThrow()).endsWith("/fr/book/answer");
        assertThat(resident.get("/fr/book/answer").body())
                .contains("suspendue pour le moment")
                .contains("Un réfrigérateur est en panne.");

        assertThat(browser(coordinator)
                        .post("/en/console/rollout/resume", "unit", "2251")
                        .status())
                .isEqualTo(422);
        String request = Links.asked(
                browser(coordinator).post("/en/console/rollout/resume", "unit", "2251", "reason", "repaired"));
        assertThat(rollout.pause(unit, clock.instant())).isPresent();
        assertThat(browser(second).post(request + "/approve").status()).isEqualTo(303);
        assertThat(rollout.pause(unit, clock.instant())).isEmpty();
        assertThat(resident.get("/fr/book/answer").location().orElseThrow()).endsWith("/fr/book/for");
        assertThat(browser(coordinator).get("/en/console/rollout/2251").body())
                .contains("Paused: “A fridge failed.”")
                .contains("Went on");
    }

    @Test
    void a_unit_cannot_send_residents_away_without_saying_where_to() {
        Staff coordinator = coordinator(2227);
        Answer refused =
                browser(coordinator).post("/en/console/rollout/2227/modes", "tool", "LOCAL", "centre", "LOCAL");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("need a phone number or a web address");
        assertThat(browser(coordinator)
                        .post(
                                "/en/console/rollout/2227/modes",
                                "tool",
                                "LOCAL",
                                "centre",
                                "LOCAL",
                                "url",
                                "javascript:alert(1)")
                        .body())
                .contains("Type a whole web address");
        Answer saved = browser(coordinator)
                .post(
                        "/en/console/rollout/2227/modes",
                        "tool",
                        "LOCAL",
                        "centre",
                        "LOCAL",
                        "name",
                        "Brant Vaccines",
                        "address",
                        "194 Terrace Hill Street, Brantford",
                        "phone",
                        "519-555-0127");
        assertThat(saved.status()).isEqualTo(303);
        Browser resident = new Browser(port);
        resident.post("/en/book/where", "place", "N3R 1G9");
        assertThat(resident.get("/en/book/answer").body())
                .contains("Brant Vaccines")
                .contains("194 Terrace Hill Street, Brantford")
                .contains("519-555-0127");
        assertThat(browser(coordinator).get("/en/console/rollout/2227").body()).contains("Set: Books in its own");
    }

    @Test
    void york_stays_local_except_one_hospital_and_residents_are_shown_both_ways() {
        HealthUnitId york = new HealthUnitId(2270);
        Stop hospital = ClinicsFixture.on(jdbc).aSite(york);
        rollout.announce(new Opening(york, Stage.OPEN, clock.instant().minusSeconds(60)));
        Staff coordinator = coordinator(2270);
        Browser resident = new Browser(port);
        resident.post("/en/book/where", "place", "L3P 1A1");
        assertThat(resident.get("/en/book/answer").body()).doesNotContain("Harbour Arena");

        assertThat(browser(coordinator)
                        .post("/en/console/rollout/2270/exceptions/add", "tool", "PROVINCIAL", "centre", "PROVINCIAL")
                        .status())
                .isEqualTo(422);
        assertThat(browser(coordinator)
                        .post(
                                "/en/console/rollout/2270/exceptions/add",
                                "site",
                                hospital.site().value().toString(),
                                "tool",
                                "PROVINCIAL",
                                "centre",
                                "PROVINCIAL")
                        .status())
                .isEqualTo(303);

        assertThat(resident.get("/en/book/answer").body())
                .contains("www.york.ca")
                .contains("Harbour Arena")
                .contains("Go on here");
        assertThat(resident.post("/en/book/here").location().orElseThrow()).endsWith("/en/book/for");

        String page = browser(coordinator).get("/en/console/rollout/2270").body();
        String end = Links.between(page, "action=\"", "/en/console/rollout/2270/exceptions/", "\"");
        assertThat(browser(coordinator).post(end).status()).isEqualTo(303);
        assertThat(resident.get("/en/book/answer").body()).doesNotContain("Harbour Arena");
        assertThat(browser(coordinator).get("/en/console/rollout/2270").body()).contains("Exception ended: Harbour");
    }

    @Test
    void whom_a_rule_touches_is_shown_before_it_is_saved_and_written_down_after() {
        Staff coordinator = coordinator(2249);
        String[] rule = ("unit=2249&year=1936&where=THESE&areas=p0v, P0X&fromDay=1&fromMonth=6&fromYear=2021"
                        + "&fromTime=8:00")
                .split("[=&]", -1);
        Answer preview = browser(coordinator).post("/en/console/rollout/rules/preview", rule);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body())
                .contains("people born in 1936 or earlier, with a postal code that starts with P0V, P0X")
                .contains("0 people with an appointment ahead")
                .contains("cannot be known");
        assertThat(browser(coordinator).get("/en/console/rollout/2249").body()).doesNotContain("1936");

        assertThat(browser(coordinator)
                        .post("/en/console/rollout/rules/save", rule)
                        .status())
                .isEqualTo(303);
        assertThat(written(coordinator, "ELIGIBILITY_CHANGED"))
                .containsExactly("added 0 booked, 0 no longer eligible, 0 invited");
        String page = browser(coordinator).get("/en/console/rollout/2249").body();
        assertThat(page).contains("1936");
        assertThat(browser(coordinator)
                        .post("/en/console/rollout/rules/save", rule)
                        .status())
                .isEqualTo(422);

        String end = Links.between(page, "href=\"", "/en/console/rollout/rules/", "\"", "/end");
        assertThat(browser(coordinator).get(end).body()).contains("End this rule?");
        assertThat(browser(coordinator(2260)).get(end).status()).isEqualTo(404);
        assertThat(browser(coordinator).post(end).status()).isEqualTo(303);
        assertThat(browser(coordinator).get("/en/console/rollout/2249").body()).contains("Rule ended: people born");

        assertThat(browser(coordinator)
                        .post("/en/console/rollout/rules/preview", "unit", "2249", "year", "41", "where", "THESE")
                        .body())
                .contains("with four digits")
                .contains("Type postal areas of Ontario");
    }

    private Staff coordinator(int unit) {
        return fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, fixture.healthUnit(unit));
    }

    private Answer announce(Staff staff, Instant moment, Stage stage, int... units) {
        return announce(
                staff,
                moment,
                stage,
                Arrays.stream(units).mapToObj(String::valueOf).toList());
    }

    private Answer announce(Staff staff, Instant moment, Stage stage, List<String> units) {
        ZonedDateTime local = moment.atZone(TORONTO);
        List<String> fields = new ArrayList<>(List.of(
                "stage", stage.name(),
                "onDay", String.valueOf(local.getDayOfMonth()),
                "onMonth", String.valueOf(local.getMonthValue()),
                "onYear", String.valueOf(local.getYear()),
                "time", "%d:%02d:%02d".formatted(local.getHour(), local.getMinute(), local.getSecond()),
                "reason", "because"));
        units.forEach(unit -> fields.addAll(List.of("unit", unit)));
        return browser(staff).post("/en/console/rollout/announce", fields.toArray(String[]::new));
    }

    private List<String> written(Staff staff, String act) {
        return jdbc.sql("select note from audit.entry where act = :act and user_id = :user")
                .param("act", act)
                .param("user", staff.user().value())
                .query((row, n) -> row.getString("note"))
                .list();
    }

    private Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }
}
