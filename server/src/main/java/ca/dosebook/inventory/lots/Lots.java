package ca.dosebook.inventory.lots;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.LotRecalled;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.lots.LotOutcome.Done;
import ca.dosebook.inventory.lots.LotOutcome.SoAlready;
import ca.dosebook.inventory.lots.LotOutcome.Unknown;
import ca.dosebook.vaccines.ProductCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes lots. Each change is kept with who made it and why. */
@Component
public class Lots {

    public static final int LONGEST_REASON = 200;

    private final LotChangeStore store;
    private final Stock stock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Lots(LotChangeStore store, Stock stock, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.stock = stock;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The lot of a product with a number, however its letters are written. */
    public Optional<Lot> find(ProductCode product, String number) {
        return store.find(product, number).flatMap(stock::lot);
    }

    /** Adds a lot, unless its product has one of that number. */
    @Transactional
    public LotOutcome add(Lot lot, Actor actor) {
        if (!store.insert(lot)) {
            return find(lot.product(), lot.number())
                    .<LotOutcome>map(SoAlready::new)
                    .orElseGet(Unknown::new);
        }
        return done(lot.id(), LotChange.Kind.ADDED, "", actor);
    }

    /** @param reason at most {@link #LONGEST_REASON} characters, about no person */
    @Transactional
    public LotOutcome changeExpiry(LotId id, LocalDate expires, String reason, Actor actor) {
        return store.changeExpiry(id, expires) ? done(id, LotChange.Kind.EXPIRY_CHANGED, reason, actor) : soAlready(id);
    }

    /**
     * From now on nobody is given the lot. By one person alone: a recall must not wait.
     *
     * @param reason at most {@link #LONGEST_REASON} characters, about no person
     */
    @Transactional
    public LotOutcome recall(LotId id, String reason, Actor actor) {
        if (!store.recall(id, clock.instant())) {
            return soAlready(id);
        }
        LotOutcome outcome = done(id, LotChange.Kind.RECALLED, reason, actor);
        events.publishEvent(new LotRecalled(id));
        return outcome;
    }

    /** The lot may be given again. @param reason at most {@link #LONGEST_REASON} characters, about no person */
    @Transactional
    public LotOutcome undoRecall(LotId id, String reason, Actor actor) {
        return store.undoRecall(id) ? done(id, LotChange.Kind.RECALL_UNDONE, reason, actor) : soAlready(id);
    }

    /** What was done to a lot, newest first. */
    public List<LotChange> changes(LotId id) {
        return store.changes(id);
    }

    /** Where doses of a lot are, most first. */
    public List<Holding> holdings(LotId id) {
        return store.holdings(id);
    }

    private LotOutcome soAlready(LotId id) {
        return stock.lot(id).<LotOutcome>map(SoAlready::new).orElseGet(Unknown::new);
    }

    private LotOutcome done(LotId id, LotChange.Kind kind, String reason, Actor actor) {
        Lot lot = stock.lot(id).orElseThrow();
        store.insert(id, new LotChange(kind, lot.expires(), reason.strip(), actor.user(), clock.instant()));
        audit.record(AuditEntry.of(actor, kind == LotChange.Kind.RECALLED ? Act.LOT_RECALLED : Act.LOT_CHANGED)
                .concerning(id.value())
                .noting("LOT_" + kind.name()));
        return new Done(lot);
    }
}
