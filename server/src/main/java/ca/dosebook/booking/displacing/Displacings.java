package ca.dosebook.booking.displacing;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.displacing.Displacing.State;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.PersonKey;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Clinic days that are cancelled or moved: drafting, starting, stopping, and how it goes. */
@Component
public class Displacings {

    /** More people than this, and a second member of staff has to agree. */
    public static final int MOST_ALONE = 50;

    private final DisplacingStore store;
    private final DisplacementStore rows;
    private final FallingDays days;
    private final Clinics clinics;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Displacings(
            DisplacingStore store,
            DisplacementStore rows,
            FallingDays days,
            Clinics clinics,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.rows = rows;
        this.days = days;
        this.clinics = clinics;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Optional<Displacing> find(DisplacingId id) {
        return store.find(id);
    }

    /** The one of this day that is drafted or at work, else the last that is over. */
    public Optional<Displacing> of(SiteId site, ClinicDayId day) {
        return store.latestOf(site, day);
    }

    /**
     * Keeps what is to be done, and changes nothing for anybody. A draft of the same day is written over.
     *
     * @return the draft as kept; empty when the day is at work already
     */
    public Optional<Displacing> draft(Displacing draft) {
        return store.draft(draft, clock.instant()) ? store.latestOf(draft.site(), draft.day()) : Optional.empty();
    }

    /** How many live appointments of the day are still ahead. */
    public int affected(Displacing displacing) {
        return rows.affected(displacing, days.slotIds(displacing.day()), clock.instant())
                .size();
    }

    /**
     * Closes the day for booking at once; from then on its people are given other places. In the caller's transaction
     * where there is one.
     *
     * @param agreed whether a second member of staff agreed
     */
    public StartOutcome start(DisplacingId id, boolean agreed, Actor actor) {
        Optional<Displacing> draft = store.find(id).filter(found -> found.state() == State.DRAFTED);
        if (draft.isEmpty() || !days.isPublished(draft.get().day())) {
            return new StartOutcome.TooLate();
        }
        int people = affected(draft.get());
        if (people > MOST_ALONE && !agreed) {
            return new StartOutcome.NeedsSecond(people);
        }
        if (isTaken(draft.get())) {
            return new StartOutcome.TimeTaken();
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                if (!store.change(id, State.DRAFTED, State.WORKING, clock.instant())) {
                    return new StartOutcome.TooLate();
                }
                close(draft.get());
                Act act = draft.get().isMove() ? Act.CLINIC_DAY_MOVED : Act.CLINIC_DAY_CANCELLED;
                audit.record(AuditEntry.of(actor, act)
                        .concerning(draft.get().day().value())
                        .noting(draft.get().reason().name()));
                return new StartOutcome.Started();
            }));
        } catch (DuplicateKeyException e) {
            return new StartOutcome.TimeTaken();
        }
    }

    private boolean isTaken(Displacing draft) {
        return draft.to().map(to -> days.isTaken(draft, to)).orElse(false);
    }

    private void close(Displacing draft) {
        draft.to().ifPresentOrElse(to -> store.instead(draft.id(), days.replace(draft, to)), () -> days.close(draft));
    }

    /** Gives a draft up; false when it has begun or is over. */
    public boolean discard(DisplacingId id) {
        return store.change(id, State.DRAFTED, State.DISCARDED, clock.instant());
    }

    /** Who waits stays in the old place until {@link #goOn}; false when it is not at work. */
    public boolean stop(DisplacingId id, Actor actor) {
        return changed(id, State.WORKING, State.STOPPED, actor, "STOPPED");
    }

    public boolean goOn(DisplacingId id, Actor actor) {
        return changed(id, State.STOPPED, State.WORKING, actor, "WENT_ON");
    }

    private boolean changed(DisplacingId id, State from, State to, Actor actor, String note) {
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean changed = store.change(id, from, to, clock.instant());
            if (changed) {
                store.find(id)
                        .ifPresent(found -> audit.record(
                                AuditEntry.of(actor, found.isMove() ? Act.CLINIC_DAY_MOVED : Act.CLINIC_DAY_CANCELLED)
                                        .concerning(found.day().value())
                                        .noting(note)));
            }
            return changed;
        }));
    }

    public Progress progress(Displacing displacing) {
        return rows.progress(displacing);
    }

    /** What became of an appointment whose clinic day fell out; empty for any other. */
    public Optional<Displaced> became(PersonKey person, AppointmentId appointment) {
        return rows.of(person, appointment).flatMap(this::displaced);
    }

    /** Everyone of the day with a new place or none, in the order of their old appointments. */
    public List<Displaced> worked(Displacing displacing) {
        return rows.worked(displacing).stream()
                .flatMap(row -> displaced(row).stream())
                .toList();
    }

    private Optional<Displaced> displaced(DisplacementStore.Row row) {
        return store.find(row.displacing())
                .map(displacing -> new Displaced(
                        displacing,
                        row.person(),
                        row.appointment(),
                        clinics.slot(displacing.site(), row.slot()),
                        row.placed(),
                        row.answered()));
    }

    /** Notes that the person said the new time is fine. It was booked before, too. */
    public void keep(PersonKey person, AppointmentId old) {
        rows.answered(person, old, clock.instant());
    }
}
