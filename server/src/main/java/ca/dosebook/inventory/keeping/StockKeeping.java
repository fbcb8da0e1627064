package ca.dosebook.inventory.keeping;

import ca.dosebook.audit.Actor;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.keeping.KeepingOutcome.Changed;
import ca.dosebook.inventory.keeping.KeepingOutcome.NotCounterable;
import ca.dosebook.inventory.keeping.KeepingOutcome.NotEnough;
import ca.dosebook.inventory.keeping.KeepingOutcome.NotFrozen;
import ca.dosebook.inventory.keeping.KeepingOutcome.Unknown;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.Vaccines;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The stock of the sites, for those who keep it. */
@Component
public class StockKeeping {

    /** More doses in one entry are a slip of the finger. */
    public static final int MOST_DOSES = 100_000;

    public static final int MOST_EXTRA = 100;

    public static final int LONGEST_WORDS = 200;

    private final LedgerStore ledger;
    private final KeptStore kept;
    private final Acts acts;
    private final Stock stock;
    private final Vaccines vaccines;

    StockKeeping(LedgerStore ledger, KeptStore kept, Acts acts, Stock stock, Vaccines vaccines) {
        this.ledger = ledger;
        this.kept = kept;
        this.acts = acts;
        this.stock = stock;
        this.vaccines = vaccines;
    }

    /** What lies at a site or ever lay there, by product, lot and last day. */
    public List<Batch> batches(SiteId site) {
        return kept.batches(List.of(site));
    }

    public List<Batch> batches(Collection<SiteId> sites) {
        return kept.batches(sites);
    }

    public Optional<Batch> batch(SiteId site, UUID batch) {
        return kept.batch(site, batch);
    }

    /** The newest entries of a site, newest first; doses given are not among them. */
    public List<Entry> entries(SiteId site, int most) {
        return kept.entries(site, null, most);
    }

    /** The newest entries of a batch, newest first; doses given are not among them. */
    public List<Entry> entries(Batch batch, int most) {
        return kept.entries(batch.site(), batch.id(), most);
    }

    /** The entries of an act, such as the lines of a shipment. */
    public List<Entry> entriesOf(SiteId site, UUID act) {
        return kept.entriesOf(site, act);
    }

    /** How many doses each kind of entry moved in all, with what was countered taken out; their sum is what is on hand. */
    public Map<EntryKind, Integer> sums(Batch batch) {
        return kept.sums(batch.site(), batch.id());
    }

    /** Enters a shipment, all of its lines or none. */
    public KeepingOutcome receive(Shipment shipment, Actor actor) {
        return acts.once(shipment.site(), shipment.id(), () -> {
            for (Shipment.Line line : shipment.lines()) {
                if (stock.lot(line.lot()).isEmpty()) {
                    return new Unknown();
                }
            }
            Posting.When when = acts.now(shipment.site(), actor);
            // In one order for all, so that two shipments never wait for each other; lines of the same batch are one.
            Map<UUID, Shipment.Line> lines = new TreeMap<>();
            shipment.lines().forEach(line -> lines.merge(batchFor(shipment.site(), line), line, Shipment.Line::and));
            lines.forEach((batch, line) -> ledger.post(
                    Posting.of(shipment.site(), batch, shipment.id(), EntryKind.RECEIVED, line.received(), when)
                            .expecting(line.expected())));
            return acts.done(actor, shipment.site(), EntryKind.RECEIVED);
        });
    }

    private UUID batchFor(SiteId site, Shipment.Line line) {
        return ledger.batch(
                site,
                line.lot(),
                line.frozen(),
                line.thawedOn(),
                line.thawedOn().flatMap(day -> keepsUntil(line.lot(), day)));
    }

    /** The last day that thawing leaves; empty for a product of which that is not known. */
    public Optional<LocalDate> keepsUntil(LotId lot, LocalDate thawedOn) {
        return stock.lot(lot)
                .flatMap(known -> vaccines.product(known.product()))
                .map(Product::thawedShelfLifeDays)
                .map(thawedOn::plusDays);
    }

    /**
     * Takes doses out of the freezer.
     *
     * @param doses 1 or more
     * @param on the day, in the site's calendar
     */
    public KeepingOutcome thaw(Change change, int doses, LocalDate on) {
        return with(change, batch -> {
            if (!batch.frozen()) {
                return new NotFrozen();
            }
            Posting.When when = acts.now(change.site(), change.actor());
            if (!ledger.post(posting(change, EntryKind.THAWED, -doses, when))) {
                return notEnough(change);
            }
            UUID thawed = ledger.batch(
                    change.site(),
                    batch.lot().id(),
                    false,
                    Optional.of(on),
                    keepsUntil(batch.lot().id(), on));
            ledger.post(Posting.of(change.site(), thawed, change.act(), EntryKind.THAWED, doses, when));
            return acts.done(change.actor(), change.site(), EntryKind.THAWED);
        });
    }

    /**
     * Enters doses that nobody will be given.
     *
     * @param doses 1 or more
     * @param words at most {@link #LONGEST_WORDS} characters, about no person; may be empty
     */
    public KeepingOutcome waste(Change change, int doses, WasteReason reason, String words) {
        return with(
                change,
                batch -> ledger.post(posting(change, EntryKind.WASTED, -doses, acts.now(change.site(), change.actor()))
                                .because(reason, words))
                        ? acts.done(change.actor(), change.site(), EntryKind.WASTED)
                        : notEnough(change));
    }

    /** Enters doses that vials gave beyond their label. @param doses 1 to {@link #MOST_EXTRA} */
    public KeepingOutcome extra(Change change, int doses) {
        return with(change, batch -> {
            ledger.post(posting(change, EntryKind.EXTRA, doses, acts.now(change.site(), change.actor())));
            return acts.done(change.actor(), change.site(), EntryKind.EXTRA);
        });
    }

    /**
     * Enters what was counted.
     *
     * @param seen how many doses there were by the entries when the count was compared with them
     * @param found how many there are
     * @param words at most {@link #LONGEST_WORDS} characters, about no person; may be empty
     */
    public KeepingOutcome count(Change change, int seen, int found, CountReason reason, String words) {
        return with(change, batch -> {
            Posting posting = posting(change, EntryKind.COUNTED, found - seen, acts.now(change.site(), change.actor()))
                    .having(seen);
            return ledger.post(found == seen ? posting : posting.because(reason, words))
                    ? acts.done(change.actor(), change.site(), EntryKind.COUNTED)
                    : new Changed(left(change));
        });
    }

    /** Whether {@link #counter} takes an entry back today. */
    public boolean isCounterable(SiteId site, Entry entry) {
        boolean kind = switch (entry.kind()) {
            case RECEIVED, THAWED, EXTRA, WASTED, COUNTED -> true;
            case SENT, ARRIVED, RETURNED, DOSE, COUNTERED -> false;
        };
        boolean withDose = entry.kind() == EntryKind.COUNTED
                && entry.reason().filter("GIVEN"::equals).isPresent();
        return kind
                && !withDose
                && !entry.countered()
                && acts.dayAt(site, entry.at())
                        .equals(acts.now(site, Actor.DOSEBOOK).day());
    }

    /** An entry of a site, with the others of its act that are taken back with it; empty for an unknown one. */
    public List<Entry> countered(SiteId site, UUID entry) {
        List<Entry> act =
                kept.actOf(site, entry).map(id -> kept.entriesOf(site, id)).orElse(List.of());
        return act.stream()
                .filter(one -> one.id().equals(entry) || one.kind() == EntryKind.THAWED)
                .toList();
    }

    /** Takes back an entry made by mistake today; thawing is taken back on both sides. Nothing is erased. */
    public KeepingOutcome counter(UUID act, SiteId site, UUID id, Actor actor) {
        return acts.once(site, act, () -> {
            List<Entry> entries = countered(site, id);
            if (entries.isEmpty()) {
                return new Unknown();
            }
            if (!entries.stream().allMatch(entry -> isCounterable(site, entry))) {
                return new NotCounterable();
            }
            Posting.When when = acts.now(site, actor);
            // What added doses comes first: it is the one that can fail, before anything is written.
            for (Entry entry : entries.stream()
                    .sorted(Comparator.comparingInt(Entry::doses).reversed())
                    .toList()) {
                Posting posting = Posting.of(site, entry.batch(), act, EntryKind.COUNTERED, -entry.doses(), when)
                        .countering(entry.id());
                if (!ledger.post(posting)) {
                    return new NotEnough(
                            kept.batch(site, entry.batch()).map(Batch::doses).orElse(0));
                }
            }
            return acts.done(actor, site, EntryKind.COUNTERED);
        });
    }

    private static Posting posting(Change change, EntryKind kind, int doses, Posting.When when) {
        return Posting.of(change.site(), change.batch(), change.act(), kind, doses, when);
    }

    private KeepingOutcome with(Change change, Function<Batch, KeepingOutcome> act) {
        return acts.once(
                change.site(),
                change.act(),
                () -> kept.batch(change.site(), change.batch()).map(act).orElseGet(Unknown::new));
    }

    private NotEnough notEnough(Change change) {
        return new NotEnough(left(change));
    }

    private int left(Change change) {
        return kept.batch(change.site(), change.batch()).map(Batch::doses).orElse(0);
    }
}
