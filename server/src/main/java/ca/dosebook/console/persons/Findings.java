package ca.dosebook.console.persons;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.ceilings.CeilingKind;
import ca.dosebook.access.ceilings.CeilingOutcome;
import ca.dosebook.access.ceilings.Ceilings;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Found persons in the hands of those who found them, and their records as far as the organization reaches. */
@Component
class Findings {

    static final Duration OPEN = Duration.ofMinutes(15);

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final FindingStore store;
    private final People people;
    private final Appointments appointments;
    private final Clinics clinics;
    private final Ceilings ceilings;
    private final Audit audit;
    private final Suspicions suspicions;
    private final Clock clock;

    Findings(
            FindingStore store,
            People people,
            Appointments appointments,
            Clinics clinics,
            Ceilings ceilings,
            Audit audit,
            Suspicions suspicions,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.appointments = appointments;
        this.clinics = clinics;
        this.ceilings = ceilings;
        this.audit = audit;
        this.suspicions = suspicions;
        this.clock = clock;
    }

    /** Keeps a found person for the one who found them; returns the id under which the record can be opened. */
    UUID keep(SignedIn staff, PersonKey person, AccessReason reason) {
        Instant now = clock.instant();
        store.forgetBefore(now.minus(REMEMBERED));
        Finding finding = new Finding(
                Uuids.next(),
                person,
                staff.user(),
                staff.session(),
                staff.organization().id(),
                reason,
                now.plus(OPEN),
                false);
        store.insert(finding);
        return finding.id();
    }

    /**
     * Opens the record. It is written down before it is returned, and so is a refusal.
     *
     * @param act {@link Act#PERSON_SEEN} or {@link Act#HEALTH_NUMBER_UNMASKED}
     */
    Opened open(SignedIn staff, UUID id, Act act) {
        Optional<Finding> found = store.find(id);
        if (found.isEmpty() || !isOpen(found.get(), staff)) {
            AuditEntry refused = AuditEntry.of(staff.actor(), Act.VIEW_REFUSED)
                    .concerning(id)
                    .noting("not this user's finding, or no longer");
            audit.record(found.map(finding -> refused.about(finding.person())).orElse(refused));
            return new Opened.Gone();
        }
        Finding finding = found.get();
        Set<PersonKey> keys = people.keysOf(finding.person());
        List<Visit> visits = visits(keys);
        List<Person> records =
                keys.stream().flatMap(key -> people.find(key).stream()).toList();
        PersonKey current = people.currentKey(finding.person());
        Optional<Person> person =
                records.stream().filter(each -> each.key().equals(current)).findFirst();
        AuditEntry entry =
                AuditEntry.of(staff.actor(), act).about(current).concerning(id).because(finding.reason());
        if (person.isEmpty() || !(reaches(staff, visits) || recordedWithinReach(staff, records))) {
            audit.record(refused(staff, finding));
            return new Opened.OutOfReach();
        }
        if (!finding.seen()) {
            CeilingOutcome ceiling = ceilings.take(staff, CeilingKind.VIEW);
            if (ceiling instanceof CeilingOutcome.Stopped stopped) {
                return new Opened.Stopped(stopped);
            }
            store.seen(id, clock.instant());
        }
        audit.record(entry);
        suspicions.look(staff, person.get());
        List<Person> others =
                records.stream().filter(each -> !each.key().equals(current)).toList();
        return new Opened.Shown(person.get(), others, visits, finding.reason());
    }

    private static AuditEntry refused(SignedIn staff, Finding finding) {
        return AuditEntry.of(staff.actor(), Act.VIEW_REFUSED)
                .about(finding.person())
                .concerning(finding.id())
                .because(finding.reason())
                .noting("out of reach");
    }

    private boolean isOpen(Finding finding, SignedIn staff) {
        return finding.user().equals(staff.user())
                && finding.session().equals(staff.session())
                && finding.organization().equals(staff.organization().id())
                && finding.openUntil().isAfter(clock.instant());
    }

    /** Under whichever of the keys, the latest booking first. */
    private List<Visit> visits(Set<PersonKey> keys) {
        return keys.stream()
                .flatMap(key -> appointments.of(key).stream())
                .sorted(Comparator.comparing((Booking booking) -> booking.id().value())
                        .reversed())
                .flatMap(booking -> booking.appointments().stream()
                        .flatMap(appointment -> clinics.site(appointment.site()).stream()
                                .map(site -> new Visit(booking, appointment, site))))
                .toList();
    }

    /** Whoever came to a place without an appointment is known there. */
    private boolean recordedWithinReach(SignedIn staff, List<Person> records) {
        return records.stream()
                .flatMap(record -> record.standing().site().stream())
                .flatMap(site -> clinics.site(new SiteId(site)).stream())
                .anyMatch(site -> staff.organization()
                        .reaches(site.healthUnit().value(), site.id().value()));
    }

    /** Staff of one place see whom that place serves, or has served. */
    private static boolean reaches(SignedIn staff, List<Visit> visits) {
        return staff.organization().reachesEverywhere()
                || visits.stream()
                        .anyMatch(visit -> staff.organization()
                                .reaches(
                                        visit.site().healthUnit().value(),
                                        visit.site().id().value()));
    }
}
