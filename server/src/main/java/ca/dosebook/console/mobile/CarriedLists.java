package ca.dosebook.console.mobile;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.mobile.Carried.State;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which device carries whose names. Nothing is handed out before it is written down. */
@Component
class CarriedLists {

    /** After the clinic closes the list is of use for the last arrivals, and no longer. */
    static final Duration AFTER_CLOSING = Duration.ofHours(4);

    static final Duration LONGEST = Duration.ofHours(24);

    /** From the evening before, so that it lasts for a day of eight hours and the way back. */
    static final Duration BEFORE_OPENING = Duration.ofHours(12);

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CarriedStore store;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    CarriedLists(CarriedStore store, Secrets secrets, Audit audit, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param key 32 bytes with which the device encrypts what it keeps */
    record HandedOut(Carried carried, byte[] key) {}

    /**
     * Hands a list out.
     *
     * @param device as the user calls it
     * @param closes when the clinic does
     */
    @Transactional
    public HandedOut handOut(Place place, String device, Instant closes, List<Carried.Row> rows, SignedIn staff) {
        Instant now = clock.instant();
        Instant end = closes.plus(AFTER_CLOSING);
        Instant limit = now.plus(LONGEST);
        Carried carried = new Carried(
                place.site(),
                Uuids.next(),
                place.day(),
                staff.user(),
                staff.session(),
                device,
                rows.size(),
                now,
                end.isBefore(limit) ? end : limit,
                State.OUT,
                now);
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        store.insert(carried, secrets.seal(Purpose.RECORD, key, context(carried.id())), rows);
        List<AuditEntry> entries = new ArrayList<>();
        entries.add(entry(staff, Act.LIST_CARRIED, carried).noting(rows.size() + " rows"));
        rows.forEach(row -> entries.add(
                entry(staff, Act.LIST_CARRIED, carried).about(row.person()).noting("one of " + rows.size() + " rows")));
        audit.record(entries);
        return new HandedOut(carried, key);
    }

    /** The key again, for a user who forgot what unlocks it on the device. Written down. */
    @Transactional
    public byte[] key(Carried carried, SignedIn staff) {
        audit.record(entry(staff, Act.LIST_CARRIED, carried).noting("KEY_AGAIN"));
        return secrets.open(Purpose.RECORD, store.sealedKey(carried), context(carried.id()))
                .orElseThrow(() -> new IllegalStateException("the key of a carried list does not open"));
    }

    Optional<Carried> find(Place place, UUID id) {
        return store.find(place.site(), id).filter(found -> found.day().equals(place.day()));
    }

    /** Notes that the device reached the server. */
    void heard(Carried carried) {
        store.heard(carried, clock.instant());
    }

    /** The device says that it wiped the list. */
    @Transactional
    public void returned(Carried carried, SignedIn staff) {
        end(carried, State.RETURNED, entry(staff, Act.LIST_RETURNED, carried).noting("LIST_WIPED"), staff);
    }

    /** The device is to wipe the list as soon as it can be told; false when it has come to an end before. */
    @Transactional
    public boolean revoke(Carried carried, SignedIn staff) {
        return end(
                carried, State.REVOKED, entry(staff, Act.LIST_RETURNED, carried).noting("LIST_REVOKED"), staff);
    }

    private boolean end(Carried carried, State state, AuditEntry entry, SignedIn staff) {
        boolean ended = store.end(carried, state, staff.user().value(), clock.instant());
        if (ended) {
            audit.record(entry);
        }
        return ended;
    }

    private static AuditEntry entry(SignedIn staff, Act act, Carried carried) {
        return AuditEntry.of(staff.actor(), act).concerning(carried.day().value());
    }

    static byte[] context(UUID carried) {
        return ByteBuffer.allocate(16)
                .putLong(carried.getMostSignificantBits())
                .putLong(carried.getLeastSignificantBits())
                .array();
    }
}
