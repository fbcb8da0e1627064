package ca.dosebook.console.mobile;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayGiveDoses;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Frame;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What the script of a device asks for: the list, its key again, what it recorded to be taken. Answers in JSON. */
@Controller
@MayGiveDoses
@RequestMapping(
        path = "/{language:en|fr}/console/mobile/{day:[0-9a-f-]{36}}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class DeviceController {

    /** Records that are sent at once; a device with more sends the rest after the answer. */
    static final int MOST_RECORDS = 200;

    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_NAME = 40;

    private final MobileDays days;
    private final Packing packing;
    private final CarriedLists lists;
    private final Taking taking;
    private final Clock clock;

    DeviceController(MobileDays days, Packing packing, CarriedLists lists, Taking taking, Clock clock) {
        this.days = days;
        this.packing = packing;
        this.lists = lists;
        this.taking = taking;
        this.clock = clock;
    }

    /** @param device what the user calls it, 1 to 40 characters */
    record Wish(@Nullable String device) {}

    @PostMapping("/pack")
    ResponseEntity<Packed> pack(Frame frame, SignedIn staff, @PathVariable String day, @RequestBody Wish wish) {
        Floor floor = days.floor(staff, day);
        String device = wish.device() == null ? "" : wish.device().strip();
        if (device.isEmpty() || device.length() > LONGEST_NAME || !packing.isTime(floor)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return ResponseEntity.ok(packing.pack(floor, device, frame.t(), staff));
    }

    /** @param carried the list */
    record Named(@Nullable String carried) {}

    /**
     * @param key 32 bytes, Base64
     * @param revoked whether the device is to wipe the list before it opens the rest
     */
    @Personal
    record Key(String key, boolean revoked) {
        @Override
        public String toString() {
            return "Key[masked]";
        }
    }

    /** The key again, for the same user alone. */
    @PostMapping("/key")
    ResponseEntity<Key> key(SignedIn staff, @PathVariable String day, @RequestBody Named named) {
        Carried carried = own(staff, days.floor(staff, day), named.carried());
        String key = Base64.getEncoder().encodeToString(lists.key(carried, staff));
        return ResponseEntity.ok(new Key(key, carried.state() == Carried.State.REVOKED));
    }

    @PostMapping("/returned")
    ResponseEntity<Map<String, String>> returned(SignedIn staff, @PathVariable String day, @RequestBody Named named) {
        Carried carried = own(staff, days.floor(staff, day), named.carried());
        lists.returned(carried, staff);
        return ResponseEntity.ok(Map.of());
    }

    private Carried own(SignedIn staff, Floor floor, @Nullable String id) {
        return find(floor, id)
                .filter(found -> found.user().equals(staff.user()))
                .orElseThrow(Ids::notFound);
    }

    private Optional<Carried> find(Floor floor, @Nullable String id) {
        return Optional.ofNullable(id).flatMap(Ids::of).flatMap(uuid -> lists.find(Place.of(floor), uuid));
    }

    /** @param deviceNow by the device's clock, in milliseconds since 1970 */
    @Personal
    record Sent(
            @Nullable String carried,
            @Nullable Long deviceNow,
            @Nullable List<SentRecord> records) {
        @Override
        public String toString() {
            return "Sent[masked]";
        }
    }

    /**
     * @param outcome {@code TAKEN}, {@code CONCERN} or {@code NOT_TAKEN}
     * @param said what a human should know, in words
     */
    record Answered(String id, String outcome, List<String> said) {}

    /**
     * @param problem {@code OTHER_USER} or {@code UNKNOWN}: then nothing was taken; empty otherwise
     * @param revoked whether the device is to wipe the list
     * @param minutesOff how far its clock is ahead; 0 where that is nothing to speak of
     */
    record Answer(String problem, boolean revoked, long minutesOff, List<Answered> outcomes) {}

    /** Takes what was recorded, in the order in which it was sent. With no records it only says how things stand. */
    @PostMapping("/records")
    ResponseEntity<Answer> records(
            Frame frame, SignedIn staff, @PathVariable String day, HttpServletRequest request, @RequestBody Sent sent) {
        Floor floor = days.floor(staff, day);
        List<SentRecord> records = sent.records() == null ? List.of() : sent.records();
        long length = request.getContentLengthLong();
        if (length < 0 || length > MOST_BYTES || records.size() > MOST_RECORDS) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        Optional<Carried> found = find(floor, sent.carried());
        if (found.isEmpty() || !found.get().user().equals(staff.user())) {
            return ResponseEntity.ok(new Answer(found.isEmpty() ? "UNKNOWN" : "OTHER_USER", false, 0, List.of()));
        }
        Carried carried = found.get();
        lists.heard(carried);
        Long deviceNow = sent.deviceNow();
        DeviceClock deviceClock = DeviceClock.of(
                deviceNow == null ? clock.instant().toEpochMilli() : deviceNow, carried.packedAt(), clock.instant());
        var batch = new Taking.Batch(carried, floor, staff, deviceClock);
        List<Answered> outcomes = new ArrayList<>();
        for (SentRecord record : records) {
            outcomes.add(answered(frame.t(), record, taking.take(batch, record)));
        }
        return ResponseEntity.ok(
                new Answer("", carried.state() == Carried.State.REVOKED, deviceClock.minutesOff(), outcomes));
    }

    private static Answered answered(Texts t, SentRecord record, TakeOutcome outcome) {
        String id = record.id() == null ? "" : record.id();
        return switch (outcome) {
            case TakeOutcome.Taken(var concerns) ->
                new Answered(
                        id,
                        concerns.isEmpty() ? "TAKEN" : "CONCERN",
                        concerns.stream()
                                .sorted()
                                .map(one -> t.of("mobile.concern." + one.name()))
                                .toList());
            case TakeOutcome.NotTaken(var why) ->
                new Answered(id, "NOT_TAKEN", List.of(t.of("mobile.refused." + why.name())));
        };
    }
}
