package ca.dosebook.immunizations;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.immunizations.PresentPeople.Present;
import ca.dosebook.immunizations.screening.Screenings;
import ca.dosebook.inventory.Draw;
import ca.dosebook.inventory.DrawOutcome;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.Stock;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The writing half of {@link Doses}: one transaction for each act. The order of locks is the arrival, the person's rows,
 * and last the stock, which many want at once.
 */
@Component
class Recording {

    private final DoseStore store;
    private final Notes notes;
    private final Screenings screenings;
    private final PresentPeople present;
    private final Stock stock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Recording(
            DoseStore store,
            Notes notes,
            Screenings screenings,
            PresentPeople present,
            Stock stock,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.notes = notes;
        this.screenings = screenings;
        this.present = present;
        this.stock = stock;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What makes a transaction leave nothing behind, and still has an answer. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Object outcome;

        Refusal(Object outcome) {
            super("refused", null, false, false);
            this.outcome = outcome;
        }
    }

    private <T> T whole(Class<T> type, T meanwhile, Supplier<T> act) {
        try {
            return type.cast(transaction.execute(status -> act.get()));
        } catch (Refusal refusal) {
            return type.cast(refusal.outcome);
        } catch (DuplicateKeyException e) {
            return meanwhile;
        }
    }

    GiveOutcome give(GiveDose dose, SignedIn vaccinator, ZoneId zone, Doses doses) {
        return whole(GiveOutcome.class, new GiveOutcome.RecordedMeanwhile(), () -> {
            Optional<Present> arrived = present.present(dose.site(), dose.arrival());
            if (arrived.isEmpty()) {
                return new GiveOutcome.NotHere();
            }
            PersonKey person = arrived.get().person();
            List<DoseEntry> entries = doses.entries(person);
            Optional<Dose> before = DoseRules.history(entries).find(dose.id());
            if (before.isPresent()) {
                return new GiveOutcome.Recorded(before.get(), Set.of());
            }
            return give(dose, arrived.get(), entries, vaccinator, zone, doses);
        });
    }

    private GiveOutcome give(
            GiveDose dose, Present arrived, List<DoseEntry> entries, SignedIn vaccinator, ZoneId zone, Doses doses) {
        Person person = doses.person(arrived.person());
        if (!arrived.waiting()) {
            return new GiveOutcome.NotHere();
        }
        if (Doses.isOwn(vaccinator, person)) {
            return new GiveOutcome.OwnRecord();
        }
        if (!dose.offline() && !screenings.isCleared(person.key(), dose.arrival())) {
            return new GiveOutcome.NotScreened();
        }
        if (!dose.offline() && !screenings.hasConsent(person.key())) {
            return new GiveOutcome.NoConsent();
        }
        LocalDate day = dose.at().atZone(zone).toLocalDate();
        Optional<Lot> lot = stock.lot(dose.lot());
        if (lot.isEmpty()) {
            return new GiveOutcome.NotFromStock(new DrawOutcome.NotHere());
        }
        GiveOutcome.Concerns concerns = doses.concerns(person, lot.get().product(), day);
        boolean weighed = dose.despite().containsAll(concerns.concerns());
        if (!weighed && !dose.offline()) {
            return concerns;
        }
        Instant now = clock.instant();
        UUID user = vaccinator.user().value();
        store.insert(new DoseEntry(
                person.key(),
                dose.id(),
                next(entries, person.key()),
                Optional.empty(),
                false,
                Optional.empty(),
                DoseSource.CLINIC,
                lot.get().product(),
                Optional.of(dose.lot()),
                Optional.of(lot.get().number()),
                day,
                Optional.of(dose.at()),
                Optional.of(dose.site()),
                Optional.of(arrived.day()),
                Optional.empty(),
                Optional.of(dose.bodySite()),
                Optional.of(dose.route()),
                Optional.of(user),
                Optional.of(dose.arrival()),
                List.copyOf(concerns.concerns()),
                Optional.of(user),
                now));
        notes.write(person.key(), dose.id().value(), dose.note(), user, now);
        audit.record(entry(vaccinator, Act.DOSE_RECORDED, person.key(), dose.id()));
        events.publishEvent(
                new DosesChanged(person.key(), dose.id(), Optional.of(new Visit(dose.site(), dose.arrival()))));
        DrawOutcome drawn = stock.draw(
                new Draw(dose.id().value(), dose.site(), dose.lot(), day, dose.offline()), vaccinator.actor());
        if (!(drawn instanceof DrawOutcome.Drawn)) {
            throw new Refusal(new GiveOutcome.NotFromStock(drawn));
        }
        Dose recorded =
                DoseRules.history(doses.entries(person.key())).find(dose.id()).orElseThrow();
        return new GiveOutcome.Recorded(recorded, concerns.concerns());
    }

    /** Of the entries under this very key: those under a linked one count for themselves. */
    private static int next(List<DoseEntry> entries, PersonKey key) {
        return (int) entries.stream()
                        .filter(entry -> entry.person().equals(key))
                        .count()
                + 1;
    }

    boolean withhold(SiteId site, UUID arrival, NotGivenReason reason, Optional<String> note, SignedIn staff) {
        return whole(Boolean.class, false, () -> {
            Optional<Present> arrived = present.present(site, arrival);
            if (arrived.isEmpty() || !arrived.get().waiting()) {
                return false;
            }
            PersonKey person = arrived.get().person();
            UUID id = Uuids.next();
            Instant now = clock.instant();
            UUID user = staff.user().value();
            if (!store.insertNotGiven(person, id, arrived.get(), arrival, reason, user, now)) {
                return false;
            }
            notes.write(person, id, note, user, now);
            audit.record(AuditEntry.of(staff.actor(), Act.DOSE_NOT_GIVEN)
                    .about(person)
                    .concerning(arrival)
                    .noting(reason.name()));
            events.publishEvent(new DoseWithheld(person, new Visit(site, arrival), reason));
            return true;
        });
    }

    CorrectOutcome recordPast(PersonKey person, PastDose dose, SignedIn staff, Doses doses) {
        return whole(CorrectOutcome.class, new CorrectOutcome.RecordedMeanwhile(), () -> {
            List<DoseEntry> entries = doses.entries(person);
            DoseHistory history = DoseRules.history(entries);
            if (history.find(dose.id()).isPresent()) {
                return new CorrectOutcome.Done(history);
            }
            if (Doses.isOwn(staff, doses.person(person))) {
                return new CorrectOutcome.OwnRecord();
            }
            if (history.doses().stream().anyMatch(known -> known.givenOn().equals(dose.givenOn()))) {
                return new CorrectOutcome.SameDay();
            }
            Instant now = clock.instant();
            UUID user = staff.user().value();
            store.insert(past(person, dose, next(entries, person), user, now));
            notes.write(person, dose.id().value(), dose.note(), user, now);
            audit.record(entry(staff, Act.DOSE_RECORDED, person, dose.id())
                    .noting(dose.source().name()));
            events.publishEvent(new DosesChanged(person, dose.id(), Optional.empty()));
            return new CorrectOutcome.Done(DoseRules.history(doses.entries(person)));
        });
    }

    private static DoseEntry past(PersonKey person, PastDose dose, int number, UUID user, Instant now) {
        return new DoseEntry(
                person,
                dose.id(),
                number,
                Optional.empty(),
                false,
                Optional.empty(),
                dose.source(),
                dose.product(),
                Optional.empty(),
                dose.lotNumber(),
                dose.givenOn(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                dose.place(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(user),
                now);
    }

    CorrectOutcome correct(PersonKey person, Correction correction, SignedIn staff, Doses doses) {
        return replace(person, correction, staff, doses, false);
    }

    CorrectOutcome strike(PersonKey person, Correction why, SignedIn staff, Doses doses) {
        return replace(person, why, staff, doses, true);
    }

    private CorrectOutcome replace(
            PersonKey person, Correction correction, SignedIn staff, Doses doses, boolean strike) {
        return whole(CorrectOutcome.class, new CorrectOutcome.RecordedMeanwhile(), () -> {
            List<DoseEntry> entries = doses.entries(person);
            if (entries.stream().anyMatch(entry -> entry.id().equals(correction.id()))) {
                return new CorrectOutcome.Done(DoseRules.history(entries));
            }
            if (Doses.isOwn(staff, doses.person(person))) {
                return new CorrectOutcome.OwnRecord();
            }
            Optional<Dose> standing = DoseRules.history(entries).find(correction.of());
            Optional<DoseEntry> found = entries.stream()
                    .filter(entry -> entry.id().equals(correction.of()))
                    .findFirst();
            if (standing.isEmpty() || found.isEmpty()) {
                return new CorrectOutcome.Gone();
            }
            boolean twoOfADay = !strike
                    && correction.givenOn().isPresent()
                    && DoseRules.history(entries).doses().stream()
                            .anyMatch(known -> !known.id().equals(correction.of())
                                    && known.givenOn()
                                            .equals(correction.givenOn().get()));
            if (twoOfADay) {
                return new CorrectOutcome.SameDay();
            }
            DoseEntry old = found.get();
            Instant now = clock.instant();
            UUID user = staff.user().value();
            int number = next(entries, old.person());
            store.insert(
                    strike
                            ? old.struck(correction.id(), correction.reason(), number, user, now)
                            : old.corrected(correction, number, user, now));
            notes.write(old.person(), correction.id().value(), correction.note(), user, now);
            audit.record(entry(staff, Act.DOSE_CORRECTED, old.person(), correction.id())
                    .noting(correction.reason().name()));
            events.publishEvent(new DosesChanged(old.person(), correction.id(), Optional.empty()));
            if (strike && old.lot().isPresent()) {
                stock.putBack(first(entries, old).value(), staff.actor());
            }
            return new CorrectOutcome.Done(DoseRules.history(doses.entries(person)));
        });
    }

    /** The entry with which the dose began, under whose id the stock knows it. */
    private static DoseId first(List<DoseEntry> entries, DoseEntry entry) {
        DoseEntry at = entry;
        while (at.corrects().isPresent()) {
            DoseId corrected = at.corrects().get();
            at = entries.stream()
                    .filter(each -> each.id().equals(corrected))
                    .findFirst()
                    .orElseThrow();
        }
        return at.id();
    }

    private static AuditEntry entry(SignedIn staff, Act act, PersonKey person, DoseId dose) {
        return AuditEntry.of(staff.actor(), act).about(person).concerning(dose.value());
    }
}
