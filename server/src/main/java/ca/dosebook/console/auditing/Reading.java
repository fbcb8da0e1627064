package ca.dosebook.console.auditing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.audit.AuditLog;
import ca.dosebook.audit.RecordedEntry;
import ca.dosebook.kernel.PersonKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes down what the privacy officer reads, before it is shown. The entry about a person is also the way back to that
 * person: its id stands in addresses, is worth nothing to anyone else, and after a while to nobody.
 */
@Component
class Reading {

    /** How long a person who was found stays found. */
    private static final Duration FOUND_FOR = Duration.ofMinutes(30);

    private static final String NAME_SHOWN = "name shown";

    private final Audit audit;
    private final AuditLog log;
    private final Clock clock;

    Reading(Audit audit, AuditLog log, Clock clock) {
        this.audit = audit;
        this.log = log;
        this.clock = clock;
    }

    /** @param what in words from a fixed list */
    void of(SignedIn staff, String what) {
        audit.record(read(staff).noting(what));
    }

    void ofUser(SignedIn staff, UUID user, String what) {
        audit.record(read(staff).concerning(user).noting(what));
    }

    void ofPerson(SignedIn staff, PersonKey person, String what) {
        audit.record(read(staff).about(person).noting(what));
    }

    /** Writes down that a person was looked up; the id is for addresses. */
    UUID found(SignedIn staff, PersonKey person) {
        return audit.record(read(staff).about(person).noting("person looked up"));
    }

    /** Writes down that a person's name is shown; the id is for addresses. */
    UUID named(SignedIn staff, PersonKey person) {
        return audit.record(read(staff).about(person).noting(NAME_SHOWN));
    }

    /** Whom this member of staff looked up a moment ago. */
    Optional<PersonKey> person(SignedIn staff, UUID found) {
        return own(staff, found).flatMap(entry -> entry.entry().person());
    }

    /** As {@link #person}, if the name was asked for. */
    Optional<PersonKey> personToName(SignedIn staff, UUID found) {
        return own(staff, found)
                .filter(entry -> entry.entry().note().equals(NAME_SHOWN))
                .flatMap(entry -> entry.entry().person());
    }

    private Optional<RecordedEntry> own(SignedIn staff, UUID id) {
        Instant since = clock.instant().minus(FOUND_FOR);
        return log.find(id)
                .filter(entry -> entry.entry().act() == Act.AUDIT_READ
                        && entry.at().isAfter(since)
                        && entry.entry()
                                .actor()
                                .user()
                                .filter(staff.user().value()::equals)
                                .isPresent());
    }

    private static AuditEntry read(SignedIn staff) {
        return AuditEntry.of(staff.actor(), Act.AUDIT_READ).because(AccessReason.PRIVACY_MATTER);
    }
}
