package ca.dosebook.immunizations;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.people.PersonName;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.IntervalRule;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The doses people were given, wherever. Entries are only added; the order of days says which dose is which.
 *
 * <p>Every answer that says something was done is given after it is on disk.
 */
@Component
public class Doses {

    /** Who turns 80 in the year, or was before, is of the group, as Ontario counted in 2021. */
    private static final int OLD = 80;

    private final DoseStore store;
    private final Notes notes;
    private final Recording recording;
    private final People people;
    private final Vaccines vaccines;
    private final Audit audit;

    Doses(DoseStore store, Notes notes, Recording recording, People people, Vaccines vaccines, Audit audit) {
        this.store = store;
        this.notes = notes;
        this.recording = recording;
        this.people = people;
        this.vaccines = vaccines;
        this.audit = audit;
    }

    /** Everything given to a person. Who asks answers for having written down that somebody looked. */
    public DoseHistory history(PersonKey person) {
        return DoseRules.history(store.entries(people.keysOf(person)));
    }

    /** What was corrected and struck out in this record, in the order in which it was done. */
    public List<PutRight> putRight(PersonKey person) {
        List<DoseEntry> entries = entries(person);
        Map<DoseId, DoseEntry> byId = entries.stream().collect(Collectors.toMap(DoseEntry::id, entry -> entry));
        return entries.stream()
                .sorted(Comparator.comparing(DoseEntry::enteredAt))
                .flatMap(entry ->
                        entry.corrects().map(byId::get).map(corrected -> PutRight.of(entry, corrected)).stream())
                .toList();
    }

    /** What staff wrote about a dose, the entries before its corrections included; the oldest first. */
    public List<String> notes(PersonKey person, DoseId dose) {
        Set<PersonKey> keys = people.keysOf(person);
        return DoseRules.chain(store.entries(keys), dose).stream()
                .flatMap(entry -> keys.stream().flatMap(key -> notes.about(key, entry.value()).stream()))
                .toList();
    }

    /**
     * The days for the next dose by the rule in force today; empty before the first dose, after the last of the series, or
     * without a rule.
     */
    public Optional<DoseWindow> nextWindow(PersonKey person, LocalDate today) {
        return people.find(person)
                .flatMap(known -> nextWindow(history(person), known.identity().birthDate(), today));
    }

    private Optional<DoseWindow> nextWindow(DoseHistory history, LocalDate born, LocalDate today) {
        return history.last().flatMap(last -> window(last, born, today));
    }

    private Optional<DoseWindow> window(Dose last, LocalDate born, LocalDate today) {
        Set<PersonGroup> groups = today.getYear() - born.getYear() >= OLD ? Set.of(PersonGroup.AGE_80_PLUS) : Set.of();
        Optional<DoseWindow> inSeries =
                vaccines.windowAfter(last.ordinal(), last.product(), groups, today, last.givenOn());
        // Beyond the series there is no date to aim for, but still one that is too soon.
        return inSeries.or(() -> vaccines.intervalRule(last.product(), groups, today)
                .map((IntervalRule rule) -> rule.windowAfter(last.givenOn())));
    }

    /** What would speak against a dose of this product today; empty lists when nothing does. */
    public GiveOutcome.Concerns concerns(Person person, ProductCode product, LocalDate today) {
        DoseHistory history = history(person.key());
        LocalDate born = person.identity().birthDate();
        Optional<DoseWindow> window = nextWindow(history, born, today);
        return new GiveOutcome.Concerns(
                DoseRules.concerns(history, vaccines.product(product).orElseThrow(), born, today, window),
                window.map(DoseWindow::earliest));
    }

    /**
     * Records a dose just given: it needs an arrival that waits, screening, consent, and a lot of this site's stock.
     *
     * @param zone of the site
     */
    public GiveOutcome give(GiveDose dose, SignedIn vaccinator, ZoneId zone) {
        return recording.give(dose, vaccinator, zone, this);
    }

    /**
     * Records that somebody who arrived gets no dose. False when the arrival is no more, or something came of it before.
     *
     * @param note for colleagues; empty for none
     */
    public boolean withhold(SiteId site, UUID arrival, NotGivenReason reason, Optional<String> note, SignedIn staff) {
        return recording.withhold(site, arrival, reason, note, staff);
    }

    /** Records a dose from elsewhere. @param today in the zone of who records it */
    public CorrectOutcome recordPast(PersonKey person, PastDose dose, SignedIn staff, LocalDate today) {
        if (!DoseRules.isDay(dose.givenOn(), today)) {
            return new CorrectOutcome.NotADay();
        }
        return recording.recordPast(person, dose, staff, this);
    }

    /** Puts a dose right by an entry that takes its place. */
    public CorrectOutcome correct(PersonKey person, Correction correction, SignedIn staff, LocalDate today) {
        if (correction.givenOn().map(day -> !DoseRules.isDay(day, today)).orElse(false)) {
            return new CorrectOutcome.NotADay();
        }
        return recording.correct(person, correction, staff, this);
    }

    /** Says that a dose never happened. A dose of our stock is put back, since it was never drawn. */
    public CorrectOutcome strike(PersonKey person, Correction why, SignedIn staff) {
        return recording.strike(person, why, staff, this);
    }

    /** How many doses of a clinic day stand in the record, by lot. */
    public Map<LotId, Integer> given(SiteId site, ClinicDayId day) {
        return store.countByLot(site, day);
    }

    /** Who came on a clinic day and got none, by reason. */
    public Map<NotGivenReason, Integer> notGiven(SiteId site, ClinicDayId day) {
        return store.countNotGiven(site, day);
    }

    /** Who was given this lot; asked when it is recalled. */
    public List<PersonKey> givenLot(LotId lot) {
        return store.givenLot(lot);
    }

    /** Notes in the log that a member of staff is shown these doses; before they are. */
    public void seen(PersonKey person, SignedIn staff) {
        audit.record(AuditEntry.of(staff.actor(), Act.DOSES_SEEN).about(person));
    }

    /** Whether the member of staff has the name of the person: nobody records for themselves. */
    public static boolean isOwn(SignedIn staff, Person person) {
        PersonName name = person.identity().name();
        return PersonName.alike(staff.name().family() + staff.name().given(), name.family() + name.given());
    }

    Person person(PersonKey key) {
        return people.find(key).orElseThrow(() -> new IllegalStateException("nobody is recorded under this key"));
    }

    List<DoseEntry> entries(PersonKey person) {
        return store.entries(people.keysOf(person));
    }
}
