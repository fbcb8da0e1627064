package ca.dosebook.console.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.kernel.Language;
import ca.dosebook.paper.PaperFixture;
import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.DeviceClass;
import ca.dosebook.reporting.JourneyCounters;
import ca.dosebook.reporting.JourneyPage;
import ca.dosebook.reporting.Sitting;
import ca.dosebook.reporting.feedback.Feedback;
import ca.dosebook.reporting.feedback.FeedbackAnswers;
import ca.dosebook.reporting.pilot.Board;
import ca.dosebook.reporting.pilot.Funnel;
import ca.dosebook.reporting.pilot.PilotFigures;
import ca.dosebook.reporting.pilot.Sittings;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The boards of a small pilot in Timiskaming, whose figures are known: ten invited, six opened, three booked. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PilotPagesTests {

    private static final HealthUnitId TIMISKAMING = new HealthUnitId(2263);
    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final Pattern PERCENT = Pattern.compile("([0-9]+)(?:\u00a0)?%");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private JourneyCounters counters;

    @Autowired
    private PilotFigures figures;

    @Autowired
    private Feedback feedback;

    @LocalServerPort
    private int port;

    private StaffFixture fixture;
    private Staff coordinator;
    private Staff operator;

    @BeforeEach
    void a_small_pilot() {
        fixture = StaffFixture.on(jdbc, clock);
        coordinator = fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, fixture.healthUnit(TIMISKAMING.value()));
        operator = fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province());
        counters.flush();
        jdbc.sql("delete from reporting.journey_count").update();
        jdbc.sql("delete from reporting.feedback").update();
        jdbc.sql("delete from reporting.calls").update();
        jdbc.sql("delete from invitations.invitation where health_unit_id = :unit")
                .param("unit", TIMISKAMING.value())
                .update();
        for (int i = 0; i < 10; i++) {
            invitation(i < 8, i < 6, i < 3, i < 9 ? "80-89" : "90-99");
        }
    }

    private void invitation(boolean sent, boolean opened, boolean booked, String age) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("""
                        insert into invitations.invitation
                          (invitation_id, health_unit_id, code_hash, name_hash, issued_at, expires_at, used_at, used_for,
                           sent_at, opened_at, age_band, group_code, language)
                        values (:id, :unit, :hash, :hash, :now, :expires, :used, :booking, :sent, :opened, :age,
                                'AGE_80_PLUS', 'EN')""")
                .param("id", UUID.randomUUID())
                .param("unit", TIMISKAMING.value())
                .param("hash", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                .param("now", now)
                .param("expires", now.plusDays(20))
                .param("used", booked ? now : null)
                .param("booking", booked ? UUID.randomUUID() : null)
                .param("sent", sent ? now : null)
                // One who booked typed the code and was not seen to open anything.
                .param("opened", opened && !booked ? now : null)
                .param("age", age)
                .update();
    }

    private Days days() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), TORONTO);
        return new Days(today.minusDays(3), today, TORONTO);
    }

    private Sitting sitting(DeviceClass device) {
        return new Sitting(clock.instant(), Optional.of(TIMISKAMING), Language.FR, device);
    }

    private Browser as(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    @Test
    void the_figures_are_those_of_the_world_they_were_made_of() {
        JourneyPage furthest = counters.begun(sitting(DeviceClass.PHONE), JourneyPage.CHECK);
        counters.booked(sitting(DeviceClass.PHONE), furthest, Duration.ofMinutes(7));
        counters.begun(sitting(DeviceClass.TABLET), JourneyPage.INVITATION);
        counters.flush();

        Board board = figures.board(Optional.of(TIMISKAMING), days());

        assertThat(board.funnel()).isEqualTo(new Funnel(10, 8, 6, 3, 0, 0, 0));
        assertThat(board.sittings()).isEqualTo(new Sittings("", 2, 1));
        assertThat(board.byDevice())
                .containsExactlyInAnyOrder(new Sittings("PHONE", 1, 1), new Sittings("TABLET", 1, 0));
        assertThat(board.pages().get(JourneyPage.INVITATION.ordinal()).stopped())
                .isEqualTo(1);
        assertThat(board.pages().get(JourneyPage.CHECK.ordinal()).stopped()).isZero();
        assertThat(figures.board(Optional.of(new HealthUnitId(2261)), days())
                        .sittings()
                        .begun())
                .isZero();
    }

    @Test
    void the_board_says_them_with_their_denominators_and_hides_few() {
        String body = as(coordinator).get("/en/console/pilot").body();

        assertThat(body)
                .contains("of the 10 invitations", "As of ", "60%", "30%", "fewer than 5", "not shown")
                .contains("Timiskaming");
        assertThat(as(coordinator).get("/fr/console/pilot").body()).contains("60\u00a0%", "moins de 5");
    }

    @Test
    void no_share_is_ever_above_a_hundred_even_where_counts_were_lost() {
        for (int i = 0; i < 9; i++) {
            counters.booked(sitting(DeviceClass.PHONE), JourneyPage.CHECK, Duration.ofMinutes(1));
        }
        counters.begun(sitting(DeviceClass.PHONE), JourneyPage.CHECK);
        counters.flush();

        for (String address : List.of("/en/console/pilot/2263", "/en/console/pilot/units", "/fr/console/pilot")) {
            Answer answer = as(operator).get(address);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(PERCENT.matcher(answer.body()).results().map(found -> Integer.parseInt(found.group(1))))
                    .isNotEmpty()
                    .allMatch(percent -> percent <= 100);
        }
    }

    @Test
    void the_map_has_each_of_the_34_units_once_and_the_page_is_light() {
        String body = as(operator).get("/en/console/pilot/units").body();
        List<String> links = Pattern.compile(
                        "<a href=\"/en/console/pilot/([0-9]{4})[^\"]*\"><title>([^<]+)</title><path")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(links).hasSize(34).doesNotHaveDuplicates();
        assertThat(body).contains("Timiskaming: 3 of 10 invited have booked (30%)", "url(#shade-BELOW_HALF)");
        assertThat(body.length()).isLessThan(100_000);
        assertThat(as(operator).get("/en/console/pilot").body()).contains("href=\"/en/console/pilot/units");
        assertThat(as(coordinator).get("/en/console/pilot").body()).doesNotContain("/pilot/units");
    }

    @Test
    void the_table_of_units_can_be_sorted() {
        String body = as(operator).get("/en/console/pilot/units?sort=INVITED").body();
        List<String> names = Pattern.compile("<th scope=\"row\"><a href=[^>]*>([^<]+)</a>")
                .matcher(body)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(names).hasSize(34);
        assertThat(names.getFirst()).isEqualTo("Timiskaming");
        assertThat(body).contains("aria-sort=\"descending\"");
    }

    @Test
    void days_that_are_none_are_said_and_a_unit_beyond_reach_does_not_exist() {
        assertThat(as(coordinator)
                        .get("/en/console/pilot?fromDay=31&fromMonth=2&fromYear=2021&toDay=1&toMonth=3&toYear=2021")
                        .status())
                .isEqualTo(422);
        assertThat(as(coordinator)
                        .get("/en/console/pilot?fromDay=1&fromMonth=1&fromYear=2021&toDay=1&toMonth=12&toYear=2021")
                        .body())
                .contains("Choose at most 92 days");
        for (String address : List.of(
                "/pilot/2251",
                "/pilot/1",
                "/pilot/units",
                "/pilot/remarks?unit=2251",
                "/pilot/report.pdf?unit=2251",
                "/readiness/2251")) {
            assertThat(as(coordinator).get("/en/console" + address).status())
                    .as(address)
                    .isEqualTo(404);
        }
        assertThat(jdbc.sql(
                                "select count(*) from audit.entry where user_id = :user and act = 'ACCESS_REFUSED' and note = 'BEYOND_REACH'")
                        .param("user", coordinator.user().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void a_hospitals_lead_reads_the_figures_of_the_unit_it_lies_in_and_no_other() {
        Staff lead = fixture.signedIn(Role.CLINIC_LEAD, fixture.hospital(TIMISKAMING.value()));

        assertThat(as(lead).get("/en/console/pilot").body()).contains("of the 10 invitations");
        assertThat(as(lead).get("/en/console/pilot/2263").status()).isEqualTo(200);
        assertThat(as(lead).get("/en/console/pilot/2251").status()).isEqualTo(404);
        assertThat(as(lead).get("/en/console/pilot/calls").status()).isEqualTo(403);
        assertThat(as(fixture.signedIn(Role.CHECK_IN, coordinator.organization()))
                        .get("/en/console/pilot")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void remarks_are_for_coordinators_and_operators_and_written_down_before_they_are_shown() {
        feedback.keep(
                sitting(DeviceClass.PHONE),
                new FeedbackAnswers(OptionalInt.of(5), Optional.of(false), "Simple. <i>1234 567 897</i>"));
        Staff lead = fixture.signedIn(Role.CLINIC_LEAD, coordinator.organization());

        assertThat(as(coordinator).get("/en/console/pilot/remarks").body()).contains("Simple. &lt;i&gt;[…]&lt;/i&gt;");
        assertThat(as(lead).get("/en/console/pilot/remarks").status()).isEqualTo(403);
        assertThat(as(lead).get("/en/console/pilot").body()).doesNotContain("Simple", "pilot/remarks");
        assertThat(jdbc.sql("select count(*) from audit.entry where user_id = :user and act = 'FEEDBACK_READ'")
                        .param("user", coordinator.user().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void calls_are_entered_corrected_and_divided_by_the_bookings_of_the_same_days() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), TORONTO).minusDays(1);
        String[] form = {
            "dateDay", String.valueOf(day.getDayOfMonth()),
            "dateMonth", String.valueOf(day.getMonthValue()),
            "dateYear", String.valueOf(day.getYear()),
            "calls", "1 200"
        };
        Answer saved = as(coordinator).post("/en/console/pilot/calls", form);
        assertThat(saved.status()).isEqualTo(303);
        form[7] = "40";
        as(coordinator).post("/en/console/pilot/calls", form);
        assertThat(as(coordinator).get(saved.location().orElseThrow()).body())
                .contains("is saved", ">40<", "Noor Haddad")
                .doesNotContain("1,200");
        form[7] = "many";
        Answer wrong = as(coordinator).post("/en/console/pilot/calls", form);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"many\"", "href=\"#calls\"");

        assertThat(as(coordinator).get("/en/console/pilot").body()).contains("40 calls on the 1 days");
        assertThat(as(operator).get("/en/console/pilot/calls").body()).contains("Choose a health unit");
        assertThat(as(operator).post("/en/console/pilot/calls", form).status()).isEqualTo(422);
    }

    @Test
    void the_report_is_one_accessible_page_in_either_language() throws IOException, InterruptedException {
        feedback.keep(sitting(DeviceClass.PHONE), new FeedbackAnswers(OptionalInt.of(5), Optional.empty(), ""));
        for (String language : List.of("en", "fr")) {
            for (Staff staff : List.of(coordinator, operator)) {
                byte[] pdf = file(staff, "/" + language + "/console/pilot/report.pdf");

                assertThat(PaperFixture.faults(pdf)).isEmpty();
                assertThat(PaperFixture.pages(pdf)).hasSize(1);
                assertThat(PaperFixture.pages(pdf).getFirst())
                        .contains(language.equals("en") ? "Pilot report" : "Rapport du projet pilote")
                        .contains(language.equals("en") ? "of the 10 invitations" : "aux 10 invitations")
                        .contains(language.equals("en") ? "As of" : "En date du")
                        .contains(language.equals("en") ? "Readiness" : "Préparation");
            }
        }
    }

    @Test
    void the_table_for_spreadsheets_has_the_same_figures() throws IOException, InterruptedException {
        String csv = new String(file(operator, "/en/console/pilot/figures.csv"), StandardCharsets.UTF_8);

        assertThat(csv).contains("\"Timiskaming\",\"10\",\"6\",\"3\"").contains("\"fewer than 5\"");
        assertThat(csv.lines().filter(line -> line.matches("\"[=+@-].*"))).isEmpty();
    }

    private byte[] file(Staff staff, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Cookie", staff.cookie())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
