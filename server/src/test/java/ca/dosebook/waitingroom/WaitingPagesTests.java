package ca.dosebook.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The door, as a browser meets it. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WaitingPagesTests {

    private static final Pattern CODE = Pattern.compile("<strong>([2-9A-Z]{5}-[2-9A-Z]{5})</strong>");
    private static final UUID OPERATOR = new UUID(0, 1);

    @LocalServerPort
    private int port;

    @Autowired
    private WaitingRoom room;

    @Autowired
    private Heartbeat heartbeat;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void shut() {
        wish("SHUT", 0, () -> !room.isOpen());
    }

    @AfterEach
    void open() {
        wish("OPEN", -1, room::isOpen);
        room.wish("AUTOMATIC", OptionalInt.empty(), OPERATOR);
    }

    private void wish(String mode, int most, BooleanSupplier until) {
        room.wish(mode, most < 0 ? OptionalInt.empty() : OptionalInt.of(most), OPERATOR);
        beatUntil(until);
    }

    private void beatUntil(BooleanSupplier until) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        do {
            heartbeat.beat();
            assertThat(System.nanoTime()).as("it does not come").isLessThan(deadline);
        } while (!until.getAsBoolean());
    }

    private Browser someone() {
        return new Browser(port);
    }

    @Test
    void nothing_of_a_booking_is_reached_past_the_door() {
        for (String path : new String[] {
            "/en/book", "/fr/book/where", "/en/book/dose/1", "/en/%62ook/where", "/en/book;x=1/where", "/en//book/where"
        }) {
            Answer answer = someone().get(path);
            assertThat(answer.status()).as(path).isIn(303, 400);
            assertThat(answer.location().orElse("/en/waiting")).as(path).endsWith("/waiting");
        }
        assertThat(someone().post("/en/book/confirm").location()).hasValue("/en/waiting");
        assertThat(someone().post("/en/book/where", "place", "K7L").location()).hasValue("/en/waiting");
        assertThat(someone().with("db-pass=cAAAAAAA").get("/en/book").location())
                .hasValue("/en/waiting");
        assertThat(someone().get("/en/").status()).isEqualTo(200);
        assertThat(someone().get("/en/manage").status()).isEqualTo(200);
        assertThat(someone().get("/en/book/done").location().orElse("")).doesNotContain("waiting");
    }

    @Test
    void the_page_says_where_one_stands_in_both_languages_without_a_script() {
        Browser browser = someone();
        assertThat(browser.get("/en/waiting").body())
                .contains(
                        "Your place is being counted",
                        "role=\"status\"",
                        "aria-live=\"polite\"",
                        "http-equiv=\"refresh\"");
        beatUntil(() -> browser.get("/en/waiting").body().contains("id=\"waiting-ahead\""));
        assertThat(browser.get("/fr/waiting").body())
                .contains("Personnes avant vous", "Votre place reste la vôtre", "1-888-555-0199");
        assertThat(browser.addressesAndHeaders())
                .anyMatch(header -> header.contains("script-src 'self'; connect-src 'self'"));
        assertThat(browser.get("/en/waiting/place").body()).contains("\"kind\":\"line\"");

        browser.post("/en/waiting/area", "unit", "2241");
        assertThat(browser.get("/en/waiting").body()).contains("Choose another health unit");
        assertThat(browser.get("/en/waiting/area").body()).contains("value=\"2241\" selected");
    }

    @Test
    void the_code_brings_a_place_to_another_phone_and_one_of_both_goes_in() {
        Browser first = someone();
        first.get("/en/waiting");
        beatUntil(() -> first.get("/en/waiting/place").body().contains("\"line\""));
        Matcher code = CODE.matcher(first.get("/en/waiting").body());
        assertThat(code.find()).isTrue();

        Browser second = someone();
        assertThat(second.post("/en/waiting/code", "code", "AAAAA-AAAAA").status())
                .isEqualTo(422);
        assertThat(second.post("/en/waiting/code", "code", code.group(1).replace('-', ' '))
                        .location())
                .hasValue("/en/waiting");
        assertThat(second.get("/en/waiting/place").body())
                .isEqualTo(first.get("/en/waiting/place").body());

        wish("SHUT", 6000, () -> second.get("/en/waiting").status() == 303);
        assertThat(second.get("/en/book").location()).hasValue("/en/book/where");
        assertThat(first.get("/en/book").location()).hasValue("/en/waiting");
        assertThat(first.get("/en/waiting").body()).contains("Your place is used in another browser", "Use it here");
        assertThat(first.post("/en/waiting/here").location()).hasValue("/en/book");
        assertThat(first.get("/en/book").location()).hasValue("/en/book/where");
    }

    @Test
    void what_was_typed_inside_is_kept_when_the_door_shuts_on_an_old_pass() {
        wish("OPEN", -1, room::isOpen);
        Browser browser = someone();
        browser.get("/en/book/where");
        String expired = browser.addressesAndHeaders().stream()
                .filter(header -> header.contains("db-pass="))
                .map(header -> header.replaceFirst(".*db-pass=([^;]*);.*", "$1"))
                .reduce((early, late) -> late)
                .orElseThrow();
        Pass pass = room.pass(expired).orElseThrow();
        Pass old = new Pass(pass.kind(), 0, 0, pass.holder(), clock.instant().minus(Pass.REMEMBERED));
        wish("SHUT", 0, () -> !room.isOpen());
        Browser later = someone().with("db-pass=" + room.cookie(old));
        assertThat(later.get("/en/book/where").location()).hasValue("/en/waiting");
        assertThat(later.post("/en/book/where", "place", "K7L 3N6").location().orElse(""))
                .doesNotContain("waiting");
        assertThat(later.post("/en/book/confirm").location()).hasValue("/en/waiting");
    }

    @Test
    void everyone_is_told_the_same_small_thing_once() throws IOException, InterruptedException {
        room.announce();
        HttpClient client = HttpClient.newHttpClient();
        URI address = URI.create("http://localhost:" + port + "/waiting/state");
        HttpResponse<String> told = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).startsWith("{\"door\":\"shut\"").hasSizeLessThan(900);
        assertThat(told.headers().firstValue("Cache-Control")).hasValue("public, max-age=1");
        assertThat(told.headers().firstValue("Set-Cookie")).isEmpty();
        String tag = room.notice().tag();
        HttpResponse<String> again = client.send(
                HttpRequest.newBuilder(address).header("If-None-Match", tag).build(), BodyHandlers.ofString());
        assertThat(again.statusCode()).isIn(304, 200);
        HttpResponse<String> post = client.send(
                HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(post.statusCode()).isEqualTo(405);
    }

    @Test
    void the_operator_sees_the_room_and_changes_it() {
        StaffFixture staff = StaffFixture.on(jdbc, clock);
        Browser operator = someone()
                .with(staff.signedIn(Role.PROVINCIAL_OPERATOR, staff.anyFor(Role.PROVINCIAL_OPERATOR))
                        .cookie());
        someone().get("/en/waiting");
        assertThat(operator.get("/en/console/waitingroom").body())
                .contains("Nobody is let in, as you wished", "Inside", "Last seen", "People let in a minute");
        assertThat(operator.post("/en/console/waitingroom", "mode", "SHUT", "most", "many")
                        .status())
                .isEqualTo(422);
        assertThat(operator.post("/en/console/waitingroom", "mode", "OPEN", "most", "")
                        .location())
                .hasValue("/en/console/waitingroom?done=CHANGED");
        beatUntil(room::isOpen);
        assertThat(operator.get("/fr/console/waitingroom").body()).contains("La porte est ouverte");
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'WAITING_ROOM_CHANGED'")
                        .query(Long.class)
                        .single())
                .isPositive();

        Browser coordinator = someone()
                .with(staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, staff.anyFor(Role.HEALTH_UNIT_COORDINATOR))
                        .cookie());
        assertThat(coordinator.get("/en/console/waitingroom").status()).isEqualTo(200);
        assertThat(coordinator.post("/en/console/waitingroom", "mode", "SHUT").status())
                .isEqualTo(404);
    }
}
