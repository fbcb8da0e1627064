package ca.dosebook.rehearsal.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.client.Connection;
import ca.dosebook.rehearsal.client.Connections;
import ca.dosebook.rehearsal.days.Day;
import ca.dosebook.rehearsal.days.Days;
import ca.dosebook.rehearsal.days.Kind;
import ca.dosebook.rehearsal.days.Thinking;
import ca.dosebook.rehearsal.play.Surfer.Shown;
import ca.dosebook.rehearsal.report.Admission;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How people behave, against a server of a few lines that behaves as each test wants it. */
@Timeout(30)
class PlayTests {

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    private final AtomicInteger asked = new AtomicInteger();
    private final Ledger ledger = new Ledger(System.nanoTime());

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Address address() {
        return Address.here(server.getAddress().getPort());
    }

    private Surfer surfer() {
        return new Surfer(new Connection(address()), ledger, new Random(1), 20);
    }

    private interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void at(String path, Page page) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            page.answer(exchange);
        });
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void lead(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    @Test
    void people_keep_coming_while_the_server_is_slow_and_their_waiting_is_counted() throws Exception {
        at("/", exchange -> {
            asked.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            say(exchange, 200, "<body>Nothing here</body>");
        });
        Day patient = patient(60);
        Ledger play = new Ledger(System.nanoTime());

        try (Connections connections = new Connections(List.of(address()))) {
            new Play(patient, 1, 60, 1, Duration.ofSeconds(5)).run(connections, play, moment -> {});
        }

        // One after another they would have taken a minute; all were there within the first second.
        assertThat(play.moments().getFirst().arrivals()).isEqualTo(60);
        assertThat(Ledger.millis(play.allPages(), 50)).isBetween(900.0, 3_000.0);
        // Home, and "book" that leads nowhere.
        assertThat(asked.get()).isEqualTo(120);
        assertThat(play.endings()).containsExactlyEntriesOf(Map.of("no-places", 60L));
    }

    /** People who neither think nor give up, all within a moment. */
    private static Day patient(int people) {
        Day day = Days.named("ontario-2021-03-15");
        return new Day(
                day.name(),
                day.title(),
                day.about(),
                people,
                day.sources(),
                day.drawn(),
                Play.even(100, Duration.ofMillis(600)),
                Map.of(Kind.PATIENT, 1),
                10,
                0,
                new Thinking(0, 0, 0));
    }

    @Test
    void whoever_is_sent_home_while_confirming_may_be_booked_and_saw_no_error() throws Exception {
        at("/en/", exchange -> lead(exchange, "/en/book/check"));
        at("/en/book/check", exchange -> say(exchange, 200, "<body>Check</body>"));
        at("/en/book/confirm", exchange -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20)));
        Ledger play = new Ledger(System.nanoTime());

        try (Connections connections = new Connections(List.of(address()))) {
            new Play(patient(1), 1, 1, 1, Duration.ofSeconds(1)).run(connections, play, moment -> {});
        }

        assertThat(play.unknownConfirmations()).isOne();
        assertThat(play.errorPages()).isZero();
        assertThat(play.endings()).containsExactlyEntriesOf(Map.of("still-there", 1L));
    }

    @Test
    void time_is_counted_from_when_the_person_asked() {
        long due = System.nanoTime();

        ledger.answered(
                "GET /", due, due + TimeUnit.MILLISECONDS.toNanos(400), due + TimeUnit.MILLISECONDS.toNanos(500));
        ledger.tick(0);

        assertThat(Ledger.millis(ledger.allPages(), 50)).isBetween(495.0, 505.0);
        assertThat(ledger.latenessP99()).isBetween(395.0, 405.0);
    }

    @Test
    void whoever_is_asked_to_come_back_comes_back_and_sees_no_error() throws Exception {
        at("/en/book", exchange -> {
            if (asked.getAndIncrement() == 0) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                say(exchange, 503, "later");
            } else {
                say(exchange, 200, "<body>here</body>");
            }
        });

        Shown page = surfer().open("/en/book");

        assertThat(page.answer().body()).contains("here");
        assertThat(ledger.later()).isOne();
        assertThat(ledger.errorPages()).isZero();
    }

    @Test
    void an_error_page_is_written_down_by_its_cause_and_loaded_again() throws Exception {
        at("/en/book", exchange -> say(exchange, asked.getAndIncrement() == 0 ? 500 : 200, "x"));

        surfer().open("/en/book");

        assertThat(ledger.errorPages()).isOne();
        assertThat(ledger.errors()).containsExactlyEntriesOf(Map.of("GET /book answered 500", 1L));
    }

    @Test
    void what_fails_while_something_is_killed_on_purpose_is_counted_apart() throws Exception {
        at("/en/book", exchange -> say(exchange, asked.getAndIncrement() == 0 ? 500 : 200, "x"));
        ledger.outage(true);

        surfer().open("/en/book");

        assertThat(ledger.errorPages()).isZero();
        assertThat(ledger.errors()).containsOnlyKeys("while killed: GET /book answered 500");
    }

    @Test
    void whoever_is_led_in_circles_gives_up() {
        at("/en/book", exchange -> lead(exchange, "/en/book"));

        assertThatThrownBy(() -> surfer().open("/en/book")).isInstanceOf(Surfer.GivesUp.class);
        assertThat(ledger.errorPages()).isOne();
    }

    @Test
    void who_waits_asks_how_far_the_line_is_and_goes_on_when_it_is_their_turn() throws Exception {
        at("/waiting/state", exchange -> say(exchange, 200, state("shut", 5 * asked.incrementAndGet(), 0)));
        at("/en/waiting", exchange -> say(exchange, 200, page("line", 7)));
        at("/en/book", exchange -> say(exchange, 200, "<body>where</body>"));
        Surfer surfer = surfer();

        Optional<Shown> led = room(surfer, Kind.PATIENT).wait(surfer.open("/en/waiting"), Duration.ofSeconds(20));

        assertThat(led.orElseThrow().step()).isEqualTo("/book");
        assertThat(asked.get()).isEqualTo(2);
        assertThat(ledger.admissions()).extracting(Admission::number).containsExactly(7L);
        assertThat(ledger.lostPlaces()).isZero();
    }

    @Test
    void who_gathered_asks_for_the_place_once_the_places_are_drawn() throws Exception {
        at("/waiting/state", exchange -> {
            int time = asked.incrementAndGet();
            say(exchange, 200, state("shut", time > 2 ? 9 : 0, time > 1 ? 1 : 0));
        });
        at("/en/waiting/place", exchange -> say(exchange, 200, "{\"kind\":\"line\",\"place\":7}"));
        at("/en/waiting", exchange -> say(exchange, 200, asked.get() < 2 ? page("gathered", 0) : page("line", 7)));
        at("/en/book", exchange -> say(exchange, 200, "<body>where</body>"));
        Surfer surfer = surfer();

        Optional<Shown> led = room(surfer, Kind.PATIENT).wait(surfer.open("/en/waiting"), Duration.ofSeconds(20));

        assertThat(led.orElseThrow().step()).isEqualTo("/book");
        assertThat(ledger.admissions()).extracting(Admission::number).containsExactly(7L);
    }

    private static String state(String door, int admitted, int drawn) {
        return "{\"door\":\"" + door + "\",\"opensAt\":9,\"drawn\":" + drawn + ",\"admitted\":" + admitted
                + ",\"again\":1}";
    }

    private static String page(String kind, int place) {
        return "<body><noscript><meta http-equiv=\"refresh\" content=\"1\"></noscript><div data-kind=\"" + kind
                + "\" data-place=\"" + place + "\" data-go=\"/en/book\" data-ask=\"/en/waiting/place\"></div></body>";
    }

    @Test
    void a_place_that_is_replaced_by_a_later_one_is_lost() throws Exception {
        at("/en/waiting", exchange -> {
            int place = asked.getAndIncrement();
            if (place < 2) {
                say(exchange, 200, page("line", 7 + place));
            } else {
                lead(exchange, "/en/book/where");
            }
        });
        at("/en/book/where", exchange -> say(exchange, 200, "<body>where</body>"));
        Surfer surfer = surfer();

        room(surfer, Kind.OLD_PHONE).wait(surfer.open("/en/waiting"), Duration.ofSeconds(20));

        assertThat(ledger.lostPlaces()).isOne();
    }

    @Test
    void whoever_has_no_patience_left_leaves_the_room() throws Exception {
        at("/waiting/state", exchange -> say(exchange, 200, state("shut", 0, 0)));
        at("/en/waiting", exchange -> say(exchange, 200, page("line", 7)));
        Surfer surfer = surfer();

        Optional<Shown> led = room(surfer, Kind.IMPATIENT).wait(surfer.open("/en/waiting"), Duration.ofMillis(500));

        assertThat(led).isEmpty();
    }

    private WaitingRoom room(Surfer surfer, Kind kind) {
        return new WaitingRoom(surfer, ledger, kind, 0, new Random(1));
    }

    @Test
    void one_booking_seen_on_two_devices_is_one_and_one_before_the_opening_is_early() {
        Ledger before = new Ledger(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
        before.booked("123456789012", System.nanoTime(), System.nanoTime());
        ledger.booked("123456789012", System.nanoTime(), System.nanoTime());
        ledger.booked("123456789012", System.nanoTime(), System.nanoTime());

        assertThat(ledger.acknowledged()).containsExactly("123456789012");
        assertThat(ledger.early()).isZero();
        assertThat(before.early()).isOne();
    }

    @Test
    void nothing_is_played_where_no_rehearsal_is_held() {
        at("/", exchange -> say(exchange, 404, "no"));

        assertThatThrownBy(() -> new GuestStage("http://127.0.0.1:" + address().port(), "k"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no rehearsal");
    }

    @Test
    void the_installation_says_where_its_rehearsal_is_played_and_is_given_the_report() throws Exception {
        at("/main/rehearsal", exchange -> {
            boolean right = "Rehearsal k".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            say(
                    exchange,
                    right ? 200 : 401,
                    "{\"state\":\"READY\",\"plays\":\"http://127.0.0.1:"
                            + address().port() + "\"}");
        });
        at("/rehearsal", exchange -> {
            boolean right = "k".equals(exchange.getRequestHeaders().getFirst("Dosebook-Rehearsal"));
            say(exchange, right ? 200 : 401, "{\"state\":\"READY\",\"opensAt\":null}");
        });
        at("/main/rehearsal/result", exchange -> {
            asked.incrementAndGet();
            say(exchange, 204, "");
        });

        try (Stage stage = new GuestStage("http://127.0.0.1:" + address().port() + "/main/", "k")) {
            assertThat(stage.nodes())
                    .extracting(Address::port)
                    .containsExactly(address().port());
            stage.handIn("{}");
        }
        assertThat(asked.get()).isOne();
    }

    @Test
    void the_books_are_read_beside_what_people_were_told() throws Exception {
        at(
                "/rehearsal/account",
                exchange -> say(
                        exchange,
                        200,
                        "{\"bookings\":7,\"slotsOverbooked\":0,\"slotsMiscounted\":0,\"personsBookedTwice\":0,"
                                + "\"mailsDiscarded\":2,\"references\":[\"111111111111\",\"222222222222\"]}"));
        at("/rehearsal", exchange -> say(exchange, 200, "{\"state\":\"READY\"}"));

        try (Stage stage = new GuestStage("http://127.0.0.1:" + address().port(), "k")) {
            assertThat(stage.bookings()).isEqualTo(7);
            // Five were there before; one of two was told of, and the answer to the other is unknown.
            assertThat(stage.account(Set.of("111111111111"), 1, 5).exact()).isTrue();
            assertThat(stage.account(Set.of("333333333333"), 1, 5).missing()).isOne();
            assertThat(stage.account(Set.of("111111111111"), 0, 5).exact()).isFalse();
        }
    }
}
