package ca.dosebook.console.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device as the server sees it: takes a day's list, notes what happens, and sends it when it can. */
final class Tablet {

    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private final Clock clock;
    private Browser browser;
    private JsonNode packed = JSON.createObjectNode();
    /** By how much its clock is ahead. */
    private Duration ahead = Duration.ZERO;

    Tablet(Browser browser, ClinicDay day, Clock clock) {
        this.browser = browser;
        this.address = "/en/console/mobile/" + day.id().value();
        this.clock = clock;
    }

    String address() {
        return address;
    }

    Answer triesToPack() {
        return browser.json(address + "/pack", JSON.writeValueAsString(Map.of("device", "Tablet 2")));
    }

    Tablet packs() {
        Answer answer = triesToPack();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        packed = JSON.readTree(answer.body());
        return this;
    }

    JsonNode packed() {
        return packed;
    }

    String carried() {
        return packed.get("carried").asString();
    }

    Tablet withItsClockAheadBy(Duration much) {
        ahead = much;
        return this;
    }

    /** The session of before came to an end, or somebody else took the tablet. */
    Tablet isUsedBy(Browser other) {
        browser = other;
        return this;
    }

    Browser browser() {
        return browser;
    }

    /** @param given the first name of somebody on the list */
    Visit visit(String given) {
        JsonNode row = StreamSupport.stream(packed.get("people").spliterator(), false)
                .filter(one -> one.get("given").asString().equals(given))
                .findFirst()
                .orElseThrow();
        return new Visit(row.get("appointment").asString());
    }

    /** What was noted of one person, in order. */
    final class Visit {
        private final String appointment;
        private final String arrival = Uuids.next().toString();
        private final List<Map<String, Object>> records = new ArrayList<>();

        Visit(String appointment) {
            this.appointment = appointment;
        }

        List<Map<String, Object>> records() {
            return records;
        }

        private Visit notes(String kind, String id, Map<String, Object> more) {
            Map<String, Object> record = new HashMap<>(more);
            record.put("id", id);
            record.put("kind", kind);
            record.put("appointment", appointment);
            record.put("arrival", arrival);
            record.put("at", clock.instant().plus(ahead).toEpochMilli());
            records.add(record);
            return this;
        }

        private Visit notes(String kind, Map<String, Object> more) {
            return notes(kind, Uuids.next().toString(), more);
        }

        Visit arrives() {
            return notes("ARRIVED", arrival, Map.of("identity", "HEALTH_CARD"));
        }

        Visit answersNoToAll() {
            return notes("SCREENED", Map.of("yes", List.of(), "lookedInto", false));
        }

        Visit answersYesTo(String question) {
            return notes("SCREENED", Map.of("yes", List.of(question), "lookedInto", true));
        }

        Visit consents() {
            return notes("CONSENTED", Map.of("by", "PERSON"));
        }

        Visit isGiven(LotId lot) {
            return notes("DOSE", Map.of("lot", lot.value().toString(), "arm", "LEFT_DELTOID"));
        }

        Visit isGivenNone(String reason) {
            return notes("NOT_GIVEN", Map.of("reason", reason));
        }

        /** From the door to the dose. */
        Visit isVaccinated(LotId lot) {
            return arrives().answersNoToAll().consents().isGiven(lot);
        }

        UUID arrival() {
            return UUID.fromString(arrival);
        }
    }

    /** @param outcomes as {@code TAKEN}, {@code CONCERN} or {@code NOT_TAKEN}, in the order of the records */
    record Heard(String problem, boolean revoked, long minutesOff, List<String> outcomes, String said) {}

    Heard sends(Visit... visits) {
        return heard(triesToSend(
                Arrays.stream(visits).flatMap(visit -> visit.records().stream()).toList()));
    }

    Answer triesToSend(List<Map<String, Object>> records) {
        return browser.json(
                address + "/records",
                JSON.writeValueAsString(Map.of(
                        "carried",
                        carried(),
                        "deviceNow",
                        clock.instant().plus(ahead).toEpochMilli(),
                        "records",
                        records)));
    }

    static Heard heard(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode heard = JSON.readTree(answer.body());
        List<String> outcomes = new ArrayList<>();
        heard.get("outcomes").forEach(one -> outcomes.add(one.get("outcome").asString()));
        return new Heard(
                heard.get("problem").asString(),
                heard.get("revoked").asBoolean(),
                heard.get("minutesOff").asLong(),
                outcomes,
                heard.get("outcomes").toString());
    }

    /** The list's key once more, or that it is wiped. */
    Answer asks(String what) {
        return browser.json(address + "/" + what, JSON.writeValueAsString(Map.of("carried", carried())));
    }
}
