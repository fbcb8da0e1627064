package ca.dosebook.immunizations.screening;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.People;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people answered before a dose, and whether they consent. Rows are added, never changed: the last one counts. */
@Component
public class Screenings {

    private final ScreeningStore store;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Screenings(ScreeningStore store, People people, Audit audit, Clock clock) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes the answers down; the same id again changes nothing. */
    @Transactional
    public void record(PersonKey person, Screening screening, SignedIn staff) {
        if (store.insert(person, screening, staff.user().value(), clock.instant())) {
            audit.record(
                    AuditEntry.of(staff.actor(), Act.SCREENED).about(person).concerning(screening.arrival()));
        }
    }

    /** Writes consent down; nothing when it is in force already, by the same. */
    @Transactional
    public void consent(PersonKey person, UUID id, ConsentBy by, SignedIn staff) {
        Optional<Consent> last = consent(person);
        if (last.isPresent() && last.get().given() && last.get().by() == by) {
            return;
        }
        if (store.insertConsent(person, id, true, by, staff.user().value(), clock.instant())) {
            audit.record(AuditEntry.of(staff.actor(), Act.CONSENTED).about(person));
        }
    }

    @Transactional
    public void withdraw(PersonKey person, UUID id, ConsentBy by, SignedIn staff) {
        if (store.insertConsent(person, id, false, by, staff.user().value(), clock.instant())) {
            audit.record(AuditEntry.of(staff.actor(), Act.CONSENT_WITHDRAWN).about(person));
        }
    }

    /** The last that was said about consent; empty when nobody asked yet. */
    public Optional<Consent> consent(PersonKey person) {
        return store.consent(people.keysOf(person));
    }

    public boolean hasConsent(PersonKey person) {
        return consent(person).map(Consent::given).orElse(false);
    }

    /** The answers of a visit, the last ones; empty when the questions have not been asked. */
    public Optional<Screening> of(PersonKey person, UUID arrival) {
        return store.of(person, arrival);
    }

    public boolean isCleared(PersonKey person, UUID arrival) {
        return of(person, arrival).map(Screening::isCleared).orElse(false);
    }
}
