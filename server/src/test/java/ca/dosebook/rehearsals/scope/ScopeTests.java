package ca.dosebook.rehearsals.scope;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.Delivery;
import ca.dosebook.messages.Mailroom;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.DosebookTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in rehearsal scope: nobody strays in, nothing leaves, and what it holds is counted. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "dosebook.rehearsal.key=" + ScopeTests.KEY)
class ScopeTests {

    static final String KEY = "a-key-of-a-rehearsal-0123456789-abc";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Rollout rollout;

    @Autowired
    private Mailroom mailroom;

    @Autowired
    private Clock clock;

    @Test
    void nobody_is_answered_without_the_key() throws Exception {
        HttpResponse<String> stray = send(request("/en/"));
        assertThat(stray.statusCode()).isEqualTo(403);
        assertThat(stray.body()).contains("not the place to book").contains("répétition");
        assertThat(send(request("/en/").header(KeyFilter.HEADER, KEY + "x")).statusCode())
                .isEqualTo(403);
        assertThat(send(request("/en/book").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(403);
        assertThat(send(request("/rehearsal")).statusCode()).isEqualTo(401);
        assertThat(send(request("/rehearsal/account")).statusCode()).isEqualTo(401);
        assertThat(send(request("/assets/0/dosebook.css")).statusCode()).isEqualTo(200);
    }

    @Test
    void every_page_says_that_nothing_is_real_also_one_that_is_not_there() throws Exception {
        assertThat(get("/en/").body()).contains("nothing here is a real booking");
        assertThat(get("/fr/").body()).contains("rien ici n’est un vrai rendez-vous");
        HttpResponse<String> missing = get("/en/nowhere");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("nothing here is a real booking");
        assertThat(mailroom.delivery()).isEqualTo(new Delivery.Discarded());
    }

    @Test
    void an_opening_is_played_at_a_call() throws Exception {
        JsonNode first = JsonMapper.shared().readTree(open("{\"inSeconds\":0}").body());
        assertThat(Instant.parse(first.get("opensAt").asString())).isBeforeOrEqualTo(clock.instant());
        assertThat(rollout.stage(KINGSTON, clock.instant())).isEqualTo(Stage.OPEN);

        Instant before = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant opensAt = Instant.parse(JsonMapper.shared()
                .readTree(open("{\"inSeconds\":600}").body())
                .get("opensAt")
                .asString());

        assertThat(opensAt).isBetween(before.plusSeconds(600), clock.instant().plusSeconds(600));
        assertThat(rollout.stage(KINGSTON, clock.instant())).isEqualTo(Stage.CLOSED);
        assertThat(rollout.stage(KINGSTON, opensAt)).isEqualTo(Stage.OPEN);
        JsonNode state = JsonMapper.shared().readTree(get("/rehearsal").body());
        assertThat(state.get("state").asString()).isEqualTo("READY");
        assertThat(Instant.parse(state.get("opensAt").asString())).isEqualTo(opensAt);
    }

    @Test
    void an_opening_that_makes_no_sense_is_refused() throws Exception {
        assertThat(open("{\"inSeconds\":-1}").statusCode()).isEqualTo(422);
        assertThat(open("{}").statusCode()).isEqualTo(422);
        assertThat(open("{\"inSeconds\":").statusCode()).isEqualTo(400);
    }

    @Test
    void the_account_counts_what_contradicts_itself() throws Exception {
        JsonNode empty = account("");
        UUID site = Uuids.next();
        UUID day = Uuids.next();
        UUID stop = Uuids.next();
        UUID slot = Uuids.next();
        jdbc.sql("""
                        with s as (insert into clinics.site
                          (site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access)
                          values (:site, 2241, 'MASS', 'Hall', 'Salle', 'America/Toronto', true)),
                        p as (insert into clinics.stop
                          (site_id, stop_id, place_en, place_fr, street, town, postal_code, latitude, longitude)
                          values (:site, :stop, 'Hall', 'Salle', '1 King', 'Kingston', 'K7L1A1', 44, -76)),
                        d as (insert into clinics.clinic_day
                          (site_id, clinic_day_id, stop_id, day, opens, closes, product_code, slot_minutes, slot_capacity)
                          values (:site, :day, :stop, '2030-01-01', '08:00', '09:00', 'X', 10, 5))
                        insert into clinics.slot (site_id, slot_id, clinic_day_id, starts_at, capacity, taken)
                        values (:site, :slot, :day, '2030-01-01 13:00+00', 5, 1)""")
                .param("site", site)
                .param("stop", stop)
                .param("day", day)
                .param("slot", slot)
                .update();
        assertThat(account("").get("slotsMiscounted").asLong()
                        - empty.get("slotsMiscounted").asLong())
                .isOne();
        jdbc.sql("""
                        insert into booking.roster (site_id, slot_id, entry_id, person_key, dose_ordinal)
                        values (:site, :slot, gen_random_uuid(), '\\x01', 1)""").param("site", site).param("slot", slot).update();
        jdbc.sql("""
                        insert into booking.booking (person_key, booking_id, reference, health_unit_id, channel, booked_at)
                        values ('\\x01', gen_random_uuid(), 'REHEARSED', 2241, 'WEB', '2030-01-01 00:00+00')""").update();

        JsonNode full = account("?references=true");

        assertThat(full.get("slotsMiscounted")).isEqualTo(empty.get("slotsMiscounted"));
        assertThat(full.get("bookings").asLong() - empty.get("bookings").asLong())
                .isOne();
        assertThat(full.get("references").valueStream().map(JsonNode::asString)).contains("REHEARSED");
        assertThat(empty.has("references")).isFalse();
        assertThat(full.get("slotsOverbooked").asLong()).isZero();
        assertThat(full.get("personsBookedTwice").asLong()).isZero();
    }

    private JsonNode account(String query) throws Exception {
        return JsonMapper.shared().readTree(get("/rehearsal/account" + query).body());
    }

    private HttpResponse<String> open(String json) throws Exception {
        return send(request("/rehearsal/opening")
                .header(KeyFilter.HEADER, KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header(KeyFilter.HEADER, KEY));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
