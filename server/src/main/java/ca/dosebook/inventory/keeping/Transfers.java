package ca.dosebook.inventory.keeping;

import ca.dosebook.audit.Actor;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.keeping.TransferOutcome.Done;
import ca.dosebook.inventory.keeping.TransferOutcome.OverAlready;
import ca.dosebook.inventory.keeping.TransferOutcome.Unknown;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Doses that go from one site to another: they leave the one when sent and are the other's when received. */
@Component
public class Transfers {

    private final LedgerStore ledger;
    private final KeptStore kept;
    private final TransferStore store;
    private final Acts acts;

    Transfers(LedgerStore ledger, KeptStore kept, TransferStore store, Acts acts) {
        this.ledger = ledger;
        this.kept = kept;
        this.store = store;
        this.acts = acts;
    }

    /** From or to some sites, the oldest first. */
    public List<Transfer> onTheWay(Collection<SiteId> sites) {
        return store.onTheWay(KeptStore.ids(sites));
    }

    /** Seen from one of its two sites, in whatever state; empty for those of others. */
    public Optional<Transfer> find(SiteId site, UUID id) {
        return store.find(site, id);
    }

    /**
     * Sends doses.
     *
     * @param change whose act becomes the id of the transfer
     * @param doses 1 or more
     * @param to another site
     */
    public TransferOutcome send(Change change, int doses, SiteId to) {
        KeepingOutcome outcome = acts.once(change.site(), change.act(), () -> {
            Optional<Batch> batch = kept.batch(change.site(), change.batch());
            if (batch.isEmpty() || to.equals(change.site())) {
                return new KeepingOutcome.Unknown();
            }
            Posting.When when = acts.now(change.site(), change.actor());
            if (!ledger.post(Posting.of(change.site(), change.batch(), change.act(), EntryKind.SENT, -doses, when))) {
                return new KeepingOutcome.NotEnough(batch.get().doses());
            }
            store.insert(change.act(), change.site(), change.batch(), to, doses, when);
            return acts.done(change.actor(), change.site(), EntryKind.SENT);
        });
        return outcome instanceof KeepingOutcome.Done
                ? new Done()
                : outcome instanceof KeepingOutcome.NotEnough(int left)
                        ? new TransferOutcome.NotEnough(left)
                        : new Unknown();
    }

    /** What came of doses on the way. @param words at most {@link StockKeeping#LONGEST_WORDS} characters; may be empty */
    public record Arrival(int received, WasteReason reason, String words) {}

    /**
     * Receives doses at the other site. All that were sent arrive; what is missing is wasted at once with its reason, and
     * what is too many is counted, so that nothing is lost between two sites.
     */
    @Transactional
    public TransferOutcome receive(SiteId site, UUID id, Arrival arrival, Actor actor) {
        Optional<Transfer> known =
                store.find(site, id).filter(found -> found.to().equals(site));
        if (known.isEmpty()) {
            return new Unknown();
        }
        Transfer transfer = known.get();
        Posting.When when = acts.now(site, actor);
        if (!store.end(transfer, Transfer.State.RECEIVED, arrival.received(), when)) {
            return new OverAlready();
        }
        Transfer.Condition condition = transfer.condition();
        UUID batch = ledger.batch(
                site, transfer.lot().id(), condition.frozen(), condition.thawedOn(), condition.keepsUntil());
        ledger.post(Posting.of(site, batch, id, EntryKind.ARRIVED, transfer.doses(), when));
        int more = arrival.received() - transfer.doses();
        if (more < 0) {
            ledger.post(Posting.of(site, batch, id, EntryKind.WASTED, more, when)
                    .because(arrival.reason(), arrival.words()));
        } else if (more > 0) {
            ledger.post(Posting.of(site, batch, id, EntryKind.COUNTED, more, when)
                    .because(CountReason.NOT_ENTERED, arrival.words()));
        }
        acts.done(actor, site, EntryKind.ARRIVED);
        return new Done();
    }

    /** Brings doses back into the stock they were sent from; only until they are received. */
    @Transactional
    public TransferOutcome callBack(SiteId site, UUID id, Actor actor) {
        Optional<Transfer> known =
                store.find(site, id).filter(found -> found.from().equals(site));
        if (known.isEmpty()) {
            return new Unknown();
        }
        Transfer transfer = known.get();
        Posting.When when = acts.now(site, actor);
        if (!store.end(transfer, Transfer.State.CALLED_BACK, null, when)) {
            return new OverAlready();
        }
        ledger.post(Posting.of(site, transfer.batch(), id, EntryKind.RETURNED, transfer.doses(), when));
        acts.done(actor, site, EntryKind.RETURNED);
        return new Done();
    }
}
