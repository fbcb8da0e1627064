package ca.dosebook.rehearsals;

import ca.dosebook.kernel.Uuids;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rehearsals of this installation and what they found. {@link Keeper} does the work. */
@Component
public class Rehearsals {

    /** The largest report, in bytes. */
    public static final int LARGEST_REPORT = 4 * 1024 * 1024;

    private static final int LISTED = 50;
    private static final int LONGEST_DAY = 100;

    private final RehearsalStore store;
    private final Secrets secrets;
    private final Clock clock;

    Rehearsals(RehearsalStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Has one prepared, by whichever node takes it first; in the transaction of the caller.
     *
     * @return false while another is not over yet
     */
    public boolean want(UUID askedBy, UUID agreedBy) {
        return store.insert(new RehearsalId(Uuids.next()), askedBy, agreedBy, clock.instant());
    }

    /** The one that is not over; there is at most one. */
    public Optional<Rehearsal> current() {
        return store.current();
    }

    /** The newest first, at most 50. */
    public List<Rehearsal> all() {
        return store.all(LISTED);
    }

    /** The key, once: whoever asks again gets nothing. */
    public Optional<String> takeKey(RehearsalId id) {
        return store.takeKey(id)
                .flatMap(kept -> secrets.open(Purpose.DRAFT, kept, context(id)))
                .map(key -> new String(key, StandardCharsets.UTF_8));
    }

    /** Has it ended, its application stopped and its database dropped; false when it is over or was never begun. */
    public boolean end(RehearsalId id) {
        return store.wantEnd(id, clock.instant());
    }

    /** The rehearsal whose key this is and that is ready, or was until just now. */
    Optional<Rehearsal> withKey(String key) {
        return store.withKey(hash(key));
    }

    /** @return empty for what is no report: an object with {@code day} and {@code verdict.passed} */
    Optional<UUID> keep(RehearsalId rehearsal, byte[] json) {
        try {
            JsonNode report = JsonMapper.shared().readTree(json);
            JsonNode day = report.path("day");
            JsonNode passed = report.path("verdict").path("passed");
            if (!day.isString() || !passed.isBoolean() || day.asString().isBlank()) {
                return Optional.empty();
            }
            String name = day.asString().strip();
            UUID id = Uuids.next();
            store.insert(new Report(
                    id,
                    rehearsal,
                    clock.instant(),
                    name.substring(0, Math.min(name.length(), LONGEST_DAY)),
                    passed.asBoolean(),
                    report.toString()));
            return Optional.of(id);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** The newest first, without what they say in full, at most 50. */
    public List<Report> reports() {
        return store.reports(LISTED);
    }

    public Optional<Report> report(UUID id) {
        return store.report(id);
    }

    byte[] sealed(RehearsalId id, String key) {
        return secrets.seal(Purpose.DRAFT, key.getBytes(StandardCharsets.UTF_8), context(id));
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] context(RehearsalId id) {
        return ("rehearsal " + id.value()).getBytes(StandardCharsets.UTF_8);
    }
}
