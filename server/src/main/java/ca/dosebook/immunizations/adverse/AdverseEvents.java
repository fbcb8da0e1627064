package ca.dosebook.immunizations.adverse;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.People;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The adverse events on record. Nothing is changed: what becomes known later is a version more. */
@Component
public class AdverseEvents {

    /** Of a description or a note, in characters. */
    public static final int LONGEST_DESCRIPTION = 4_000;

    private final AdverseStore store;
    private final AdverseNotes notes;
    private final Doses doses;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    AdverseEvents(AdverseStore store, AdverseNotes notes, Doses doses, People people, Audit audit, Clock clock) {
        this.store = store;
        this.notes = notes;
        this.doses = doses;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records a reaction. Doing it twice with one id records it once. @param zone of the site */
    @Transactional
    public ReportOutcome report(AdverseReport report, ZoneId zone, SignedIn staff) {
        Optional<AdverseEvent> before = store.find(report.id());
        if (before.isPresent()) {
            return new ReportOutcome.Recorded(before.get());
        }
        if (isOwn(report.person(), staff)) {
            return new ReportOutcome.OwnRecord();
        }
        Optional<Dose> dose = doses.history(report.person()).find(report.dose());
        if (dose.isEmpty()) {
            return new ReportOutcome.NoSuchDose();
        }
        Instant now = clock.instant();
        Optional<ReportOutcome> refusal =
                AdverseRules.refusal(report.told(), report.description(), dose.get(), zone, now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        EventVersion first = new EventVersion(
                1,
                Uuids.next(),
                report.told(),
                FollowUp.RECEIVED,
                Optional.empty(),
                staff.user().value(),
                now);
        AdverseEvent event = event(report, dose.get(), first);
        if (!store.insert(event)) {
            return store.find(report.id())
                    .<ReportOutcome>map(ReportOutcome.Recorded::new)
                    .orElseGet(ReportOutcome.NoSuchDose::new);
        }
        notes.write(event.person(), first, report.description());
        audit.record(entry(staff, Act.ADVERSE_EVENT_RECORDED, event));
        return new ReportOutcome.Recorded(event);
    }

    private static AdverseEvent event(AdverseReport report, Dose dose, EventVersion first) {
        return new AdverseEvent(
                report.id(),
                report.person(),
                new AdverseEvent.About(
                        dose.id(),
                        dose.product(),
                        dose.lot(),
                        dose.lotNumber(),
                        dose.givenOn(),
                        dose.givenAt(),
                        dose.bodySite(),
                        dose.route()),
                dose.site().orElse(report.site()),
                report.site(),
                report.observedUntil(),
                first.by(),
                first.at(),
                List.of(first));
    }

    /** Whether a member of staff would write about themselves. */
    private boolean isOwn(PersonKey person, SignedIn staff) {
        return people.find(person).filter(found -> Doses.isOwn(staff, found)).isPresent();
    }

    /**
     * Adds what the health unit found out or decided. Doing it twice with one id adds it once.
     *
     * @param zone of the event's site
     */
    @Transactional
    public FollowUpOutcome followUp(AdverseEvent event, FollowUpStep step, ZoneId zone, SignedIn staff) {
        AdverseEvent standing = store.find(event.id()).orElseThrow();
        if (isIn(standing, step)) {
            return new FollowUpOutcome.Done(standing);
        }
        if (isOwn(standing.person(), staff)) {
            return new FollowUpOutcome.OwnRecord();
        }
        Optional<FollowUpOutcome> refusal = AdverseRules.refusal(step, standing, zone, clock.instant());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        EventVersion next = new EventVersion(
                standing.newest().number() + 1,
                step.id(),
                step.told(),
                step.followUp(),
                step.recommendation(),
                staff.user().value(),
                clock.instant());
        if (!store.insert(standing, next)) {
            return store.find(event.id())
                    .filter(meanwhile -> isIn(meanwhile, step))
                    .<FollowUpOutcome>map(FollowUpOutcome.Done::new)
                    .orElseGet(FollowUpOutcome.Meanwhile::new);
        }
        notes.write(standing.person(), next, step.note());
        audit.record(entry(staff, Act.ADVERSE_EVENT_RECORDED, standing)
                .noting(next.followUp().name()));
        List<EventVersion> versions = new ArrayList<>(standing.versions());
        versions.add(next);
        return new FollowUpOutcome.Done(standing.with(versions));
    }

    private static boolean isIn(AdverseEvent event, FollowUpStep step) {
        return event.versions().stream().anyMatch(version -> version.id().equals(step.id()));
    }

    /** A report with all its versions. Who shows it calls {@link #seen} first. */
    public Optional<AdverseEvent> find(AdverseEventId id) {
        return store.find(id);
    }

    /**
     * Some of the reports of some sites, each with its newest version alone.
     *
     * @param from how many are left out at the beginning
     * @param most how many at most
     */
    public List<AdverseEvent> list(EventFilter filter, EventFilter.Order order, int from, int most) {
        return store.list(filter, order, from, most);
    }

    /** How many reports there are. */
    public int count(EventFilter filter) {
        return store.count(filter);
    }

    /** The description, or the note, of each version in their order; empty for none. */
    public List<String> words(AdverseEvent event) {
        return event.versions().stream()
                .map(version -> notes.read(event.person(), version).orElse(""))
                .toList();
    }

    /** Every report about a person, under whatever key it was made, newest first. */
    public List<AdverseEvent> of(PersonKey person) {
        return store.of(people.keysOf(person));
    }

    /** What somebody has to know before a dose is given to this person; empty for nothing. The gravest comes first. */
    public List<DoseWarning> warnings(PersonKey person) {
        return AdverseRules.warnings(of(person));
    }

    /** Notes in the log that a member of staff is shown a report; before they are. */
    public void seen(AdverseEvent event, SignedIn staff) {
        audit.record(entry(staff, Act.ADVERSE_EVENT_SEEN, event));
    }

    /** Notes in the log that a member of staff is shown a list without names. @param rows 0 or more */
    public void seen(int rows, SignedIn staff) {
        audit.record(AuditEntry.of(staff.actor(), Act.ADVERSE_EVENT_SEEN).noting(rows + " rows"));
    }

    private static AuditEntry entry(SignedIn staff, Act act, AdverseEvent event) {
        return AuditEntry.of(staff.actor(), act)
                .about(event.person())
                .concerning(event.id().value());
    }
}
