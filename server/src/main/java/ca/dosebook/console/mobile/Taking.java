package ca.dosebook.console.mobile;

import ca.dosebook.access.SignedIn;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalId;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.IdentityBy;
import ca.dosebook.booking.arrivals.PastArrival;
import ca.dosebook.console.Floor;
import ca.dosebook.console.mobile.TakeOutcome.NotTaken;
import ca.dosebook.console.mobile.TakeOutcome.Taken;
import ca.dosebook.console.mobile.TakeOutcome.Why;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.GiveDose;
import ca.dosebook.immunizations.GiveOutcome;
import ca.dosebook.immunizations.Route;
import ca.dosebook.immunizations.screening.Consent;
import ca.dosebook.immunizations.screening.Screening;
import ca.dosebook.immunizations.screening.Screenings;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.LotOnHand;
import ca.dosebook.inventory.Stock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what a device recorded. A record is one transaction with the note that it was taken: sent again, as devices do
 * that never heard the answer, it is answered from the note. What happened is not refused because of what the record says
 * by now; that is said with it.
 */
@Component
class Taking {

    /** Of two who record for one person in the same moment, one looks again. */
    private static final int TRIES = 3;

    private final CarriedStore store;
    private final Arrivals arrivals;
    private final Screenings screenings;
    private final Doses doses;
    private final Stock stock;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Taking(
            CarriedStore store,
            Arrivals arrivals,
            Screenings screenings,
            Doses doses,
            Stock stock,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.arrivals = arrivals;
        this.screenings = screenings;
        this.doses = doses;
        this.stock = stock;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whose device, where, and by which clock. */
    record Batch(Carried carried, Floor floor, SignedIn staff, DeviceClock deviceClock) {}

    TakeOutcome take(Batch batch, SentRecord sent) {
        Optional<SentRecord.Read> read = sent.read();
        if (read.isEmpty()) {
            return new NotTaken(Why.MALFORMED);
        }
        TakeOutcome outcome = new NotTaken(Why.AGAIN);
        for (int tries = 0; tries < TRIES && outcome.equals(new NotTaken(Why.AGAIN)); tries++) {
            outcome = once(batch, read.get());
        }
        return outcome;
    }

    private TakeOutcome once(Batch batch, SentRecord.Read record) {
        try {
            TakeOutcome outcome = transaction.execute(status -> {
                TakeOutcome came = within(batch, record);
                if (came instanceof NotTaken) {
                    status.setRollbackOnly();
                }
                return came;
            });
            return outcome == null ? new NotTaken(Why.AGAIN) : outcome;
        } catch (DuplicateKeyException e) {
            return new NotTaken(Why.AGAIN);
        }
    }

    private TakeOutcome within(Batch batch, SentRecord.Read record) {
        Carried carried = batch.carried();
        Optional<Carried.Row> row = store.row(carried, record.appointment());
        if (row.isEmpty()) {
            return new NotTaken(Why.NOT_ON_LIST);
        }
        DeviceClock.Moment moment = batch.deviceClock().at(record.at());
        if (!store.begin(carried, record, moment.at(), clock.instant())) {
            return store.kept(carried.site(), record.id())
                    .filter(kept -> kept.carried().equals(carried.id()))
                    .<TakeOutcome>map(kept -> new Taken(kept.concerns()))
                    .orElse(new NotTaken(Why.MALFORMED));
        }
        Set<TabletConcern> concerns = EnumSet.noneOf(TabletConcern.class);
        if (moment.moved()) {
            concerns.add(TabletConcern.CLOCK);
        }
        Step step = new Step(batch, record, row.get(), moment.at(), concerns);
        Did did = switch (record.noted()) {
            case Noted.Arrived(IdentityBy by) -> arrive(step, by, record.id());
            case Noted.Screened screened -> with(step, arrival -> screen(step, arrival, screened));
            case Noted.Consented consented -> with(step, arrival -> consent(step, arrival, consented));
            case Noted.Given given -> with(step, arrival -> give(step, arrival, given));
            case Noted.Withheld withheld -> with(step, arrival -> withhold(step, arrival, withheld));
        };
        return switch (did) {
            case Did.Not(Why why) -> new NotTaken(why);
            case Did.Done(UUID arrival) -> {
                store.complete(carried, record.id(), arrival, concerns);
                yield new Taken(concerns);
            }
        };
    }

    /** @param at when it was, by our clock; @param concerns filled on the way */
    private record Step(
            Batch batch, SentRecord.Read record, Carried.Row row, Instant at, Set<TabletConcern> concerns) {}

    private sealed interface Did {

        record Done(UUID arrival) implements Did {}

        record Not(Why why) implements Did {}
    }

    private interface Act {
        Did on(Arrival arrival);
    }

    /** The arrival as the server knows it: the one that the record of the arrival came to. */
    private Did with(Step step, Act act) {
        Carried carried = step.batch().carried();
        return store.kept(carried.site(), step.record().arrival())
                .filter(kept -> kept.carried().equals(carried.id())
                        && kept.appointment().equals(step.row().appointment().value()))
                .flatMap(CarriedStore.Kept::arrival)
                .flatMap(id -> arrivals.find(carried.site(), new ArrivalId(id)))
                .map(act::on)
                .orElse(new Did.Not(Why.ARRIVAL_MISSING));
    }

    private Did arrive(Step step, IdentityBy identityBy, UUID id) {
        Arrival arrival = arrivals.noteLater(
                new PastArrival(
                        new ArrivalId(id), step.row().person(), step.row().appointment(), identityBy, step.at()),
                step.batch().floor().day(),
                step.batch().staff());
        if (arrival.appointment().isEmpty()) {
            step.concerns().add(TabletConcern.WITHOUT_APPOINTMENT);
        }
        return new Did.Done(arrival.id().value());
    }

    private Did screen(Step step, Arrival arrival, Noted.Screened said) {
        screenings.record(
                arrival.person(),
                Screening.of(step.record().id(), arrival.id().value(), said.yes(), said.lookedInto()),
                step.batch().staff());
        return new Did.Done(arrival.id().value());
    }

    private Did consent(Step step, Arrival arrival, Noted.Consented consented) {
        Optional<Consent> later =
                screenings.consent(arrival.person()).filter(last -> last.at().isAfter(step.at()));
        if (later.isEmpty()) {
            screenings.consent(
                    arrival.person(),
                    step.record().id(),
                    consented.by(),
                    step.batch().staff());
        } else if (!later.get().given()) {
            step.concerns().add(TabletConcern.WITHDRAWN);
        }
        return new Did.Done(arrival.id().value());
    }

    private Did give(Step step, Arrival known, Noted.Given given) {
        Optional<Lot> lot = stock.lot(given.lot());
        if (lot.isEmpty()) {
            return new Did.Not(Why.LOT_UNKNOWN);
        }
        Floor floor = step.batch().floor();
        Arrival arrival = known;
        if (known.state() != ArrivalState.WAITING) {
            // The dose was given all the same: it gets a visit of its own, and somebody looks whether it is the same
            // dose.
            step.concerns().add(TabletConcern.ENDED_BEFORE);
            arrival = arrivals.noteLater(
                    new PastArrival(
                            new ArrivalId(step.record().id()),
                            step.row().person(),
                            step.row().appointment(),
                            known.identityBy(),
                            step.at()),
                    floor.day(),
                    step.batch().staff());
        }
        if (doses.history(arrival.person()).doses().size() > step.row().doses()) {
            step.concerns().add(TabletConcern.ELSEWHERE);
        }
        if (!screenings.isCleared(arrival.person(), known.id().value())) {
            step.concerns().add(TabletConcern.NOT_CLEARED);
        }
        addOfStock(step, lot.get(), step.at().atZone(floor.zone()).toLocalDate());
        GiveOutcome outcome = doses.give(
                new GiveDose(
                        new DoseId(step.record().id()),
                        floor.site().id(),
                        arrival.id().value(),
                        given.lot(),
                        given.arm(),
                        Route.INTRAMUSCULAR,
                        step.at(),
                        Set.of(),
                        true,
                        Optional.empty()),
                step.batch().staff(),
                floor.zone());
        return switch (outcome) {
            case GiveOutcome.Recorded recorded -> {
                recorded.concerns().forEach(one -> step.concerns().add(TabletConcern.of(one)));
                if (step.at().plus(Arrivals.OBSERVATION).isBefore(clock.instant())) {
                    // Nobody has to look for them on the floor any more.
                    arrivals.left(arrival);
                }
                yield new Did.Done(arrival.id().value());
            }
            case GiveOutcome.OwnRecord ignored -> new Did.Not(Why.OWN_RECORD);
            case GiveOutcome.NotFromStock ignored -> new Did.Not(Why.LOT_UNKNOWN);
            case GiveOutcome.NotHere ignored -> new Did.Not(Why.AGAIN);
            case GiveOutcome.RecordedMeanwhile ignored -> new Did.Not(Why.AGAIN);
            case GiveOutcome.NotScreened ignored -> new Did.Not(Why.AGAIN);
            case GiveOutcome.NoConsent ignored -> new Did.Not(Why.AGAIN);
            case GiveOutcome.Concerns ignored -> new Did.Not(Why.AGAIN);
        };
    }

    /** What should have spoken against the lot, had anybody been able to ask. */
    private void addOfStock(Step step, Lot lot, LocalDate day) {
        if (lot.recalled()) {
            step.concerns().add(TabletConcern.RECALLED);
        }
        LotId id = lot.id();
        List<LotOnHand> here = stock.onHand(step.batch().carried().site()).stream()
                .filter(one -> one.lot().id().equals(id))
                .toList();
        if (here.isEmpty()) {
            step.concerns().add(TabletConcern.NONE_LEFT);
        } else if (here.stream().allMatch(one -> one.useBy().isBefore(day))) {
            step.concerns().add(TabletConcern.EXPIRED);
        }
    }

    private Did withhold(Step step, Arrival arrival, Noted.Withheld withheld) {
        boolean done = doses.withhold(
                arrival.site(),
                arrival.id().value(),
                withheld.reason(),
                Optional.empty(),
                step.batch().staff());
        return done ? new Did.Done(arrival.id().value()) : new Did.Not(Why.ENDED);
    }
}
