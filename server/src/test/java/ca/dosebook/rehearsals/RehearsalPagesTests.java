package ca.dosebook.rehearsals;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.rehearsals.Rehearsal.State;
import ca.dosebook.reporting.readiness.Readiness;
import ca.dosebook.reporting.readiness.ReadinessKind;
import ca.dosebook.reporting.readiness.ReadinessLine;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A rehearsal on the installation itself: wanted by two, played beside it, and gone afterwards. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(120)
class RehearsalPagesTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final HealthUnitId CHATHAM_KENT = new HealthUnitId(2240);
    private static final String REPORT = """
            {"day":"ontario-2021-05-03","people":4321,
             "verdict":{"passed":true,"findings":[{"objective":"errors","wanted":"0","found":"0","met":true}]},
             "outcome":{"account":{"bookings":1234}}}""";

    private static final Pattern KEY = Pattern.compile("<code>([A-Za-z0-9_-]{43})</code>");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Keeper keeper;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private RehearsalSettings settings;

    @Autowired
    private Readiness readiness;

    @Autowired
    private Rollout rollout;

    @Autowired
    private Databases databases;

    @LocalServerPort
    private int port;

    private Staff first;
    private Staff second;

    @BeforeEach
    void two_operators() {
        StaffFixture fixture = StaffFixture.on(jdbc, clock);
        first = fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province());
        second = fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province());
    }

    @Test
    void two_people_have_a_rehearsal_prepared_and_nothing_of_it_stays_but_the_report() throws Exception {
        TestDatabase.ownersMayMakeDatabases(true);
        ClinicsFixture clinics = ClinicsFixture.on(jdbc);
        Stop stop = clinics.aSite(CHATHAM_KENT);
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ClinicsFixture.TORONTO).plusDays(1);
        clinics.publish(stop, tomorrow, 6, 4);
        rollout.announce(new Opening(CHATHAM_KENT, Stage.OPEN, clock.instant().plus(Duration.ofDays(3))));
        agree(ask());
        await(State.READY);
        Rehearsal ready = rehearsals.current().orElseThrow();
        assertThat(databases()).isOne();

        String page = as(first).post("/en/console/rehearsals/key").body();
        String key = key(page);
        assertThat(as(first).post("/en/console/rehearsals/key").status()).isEqualTo(409);
        assertThat(as(first).get("/en/console/rehearsals").body())
                .contains("ready to be played")
                .doesNotContain(key);

        HttpResponse<String> where = send(main("/rehearsal").header("Authorization", "Rehearsal " + key));
        assertThat(where.body()).contains("READY").contains(String.valueOf(ready.address()));
        assertThat(send(main("/rehearsal").header("Authorization", "Rehearsal " + key + "x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(main("/rehearsal")).statusCode()).isEqualTo(401);
        assertThat(send(to(ready, "/en/")).statusCode()).isEqualTo(403);
        assertThat(send(to(ready, "/fr/").header("Dosebook-Rehearsal", key)).body())
                .contains("rien ici n’est un vrai rendez-vous");
        assertThat(send(to(ready, "/rehearsal/account").header("Dosebook-Rehearsal", key))
                        .body())
                .contains("\"bookings\":0")
                .contains("\"slotsMiscounted\":0");
        assertThat(send(to(ready, "/rehearsal").header("Dosebook-Rehearsal", key))
                        .body())
                .contains("\"opensAt\":\"2");
        assertThat(placesCopied(stop)).isEqualTo(24);

        assertThat(report(key, "{\"day\":\"ontario-2021-05-03\"}").statusCode()).isEqualTo(422);
        assertThat(state()).isEqualTo(ReadinessLine.State.MISSING);
        assertThat(report(key, REPORT).statusCode()).isEqualTo(201);
        assertThat(state()).isEqualTo(ReadinessLine.State.READY);

        assertThat(as(first).post("/en/console/rehearsals/end").status()).isEqualTo(303);
        while (rehearsals.current().isPresent()) {
            keeper.work();
        }

        assertThat(databases()).isZero();
        assertThat(Files.exists(settings.directory())).isFalse();
        assertThat(send(main("/rehearsal").header("Authorization", "Rehearsal " + key))
                        .statusCode())
                .isEqualTo(401);
        String list = as(second).get("/en/console/rehearsals").body();
        assertThat(list).contains("ontario-2021-05-03").contains("Passed");
        String report = as(second)
                .get("/en/console/rehearsals/reports/"
                        + rehearsals.reports().getFirst().id())
                .body();
        assertThat(report)
                .contains("1,234")
                .contains("4,321")
                .contains("Error pages")
                .contains("Met");
    }

    @Test
    void without_the_right_to_make_a_database_the_page_says_which_is_needed() {
        TestDatabase.ownersMayMakeDatabases(false);
        agree(ask());
        while (rehearsals.current().isPresent()) {
            keeper.work();
        }
        assertThat(as(first).get("/fr/console/rehearsals").body())
                .contains("n’a pas pu être préparée")
                .contains("createdb");
    }

    @Test
    void what_a_node_left_that_died_is_removed_by_another() {
        TestDatabase.ownersMayMakeDatabases(true);
        agree(ask());
        jdbc.sql("""
                        update rehearsals.rehearsal
                           set state = 'READY', node = gen_random_uuid(), seen_at = seen_at, address = 'http://gone:1'
                         where ended_at is null""").update();
        jdbc.sql("update rehearsals.rehearsal set seen_at = agreed_at - interval '1 hour' where ended_at is null")
                .update();

        while (rehearsals.current().isPresent()) {
            keeper.work();
        }

        assertThat(rehearsals.all().getFirst().state()).isEqualTo(State.ENDED);
        assertThat(databases()).isZero();
    }

    @Test
    void a_health_unit_reads_reports_and_prepares_none() {
        StaffFixture fixture = StaffFixture.on(jdbc, clock);
        Browser coordinator = as(fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, fixture.healthUnit(2240)));
        assertThat(coordinator.get("/en/console/rehearsals").body())
                .contains("Reports")
                .doesNotContain("Ask a second person");
        assertThat(coordinator
                        .post("/en/console/rehearsals/prepare", "reason", "Because")
                        .status())
                .isEqualTo(404);
        assertThat(as(first)
                        .post("/en/console/rehearsals/prepare", "reason", " ")
                        .status())
                .isEqualTo(422);
    }

    private String ask() {
        return as(first)
                .post("/en/console/rehearsals/prepare", "reason", "Two weeks before the opening")
                .location()
                .orElseThrow()
                .replaceFirst("\\?.*", "");
    }

    private void agree(String request) {
        assertThat(as(first).post(request + "/approve").status()).isEqualTo(409);
        assertThat(as(second).post(request + "/approve").status()).isEqualTo(303);
    }

    private void await(State state) {
        while (rehearsals.current().map(Rehearsal::state).filter(state::equals).isEmpty()) {
            keeper.work();
            assertThat(rehearsals.all().getFirst().problem()).isNull();
        }
    }

    private ReadinessLine.State state() {
        return readiness.of(CHATHAM_KENT).orElseThrow().lines().stream()
                .filter(line -> line.kind() == ReadinessKind.REHEARSAL)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private long placesCopied(Stop stop) throws SQLException {
        try (Connection copy = databases.rehearsals()) {
            return JdbcClient.create(new SingleConnectionDataSource(copy, true))
                    .sql("select sum(capacity - taken) from clinics.slot where site_id = :site")
                    .param("site", stop.site().value())
                    .query((row, n) -> row.getLong(1))
                    .single();
        }
    }

    private long databases() {
        return count("""
                select count(*) from pg_database where datname = current_database() || '_rehearsal'""");
    }

    private long count(String sql) {
        return jdbc.sql(sql).query((row, n) -> row.getLong(1)).single();
    }

    private static String key(String page) {
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private HttpResponse<String> report(String key, String json) throws Exception {
        return send(main("/rehearsal/result")
                .header("Authorization", "Rehearsal " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private Browser as(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    private HttpRequest.Builder main(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpRequest.Builder to(Rehearsal rehearsal, String path) {
        return HttpRequest.newBuilder(URI.create(rehearsal.address() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
