package ca.dosebook.inventory.keeping;

import ca.dosebook.audit.Actor;
import ca.dosebook.audit.AuditFixture;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.Draw;
import ca.dosebook.inventory.DrawOutcome;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Reconciliation;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.StockFixture;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.inventory.lots.LotsFixture;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.VaccinesFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole module on a database of its own, without Spring, with an inventory manager who acts. */
public final class InventoryWorld {

    public static final LocalDate TODAY = LocalDate.of(2021, 3, 15);
    public static final ProductCode PFIZER = ClinicsFixture.PFIZER;
    public static final ProductCode ASTRAZENECA = new ProductCode("ASTRAZENECA");
    public static final Actor DANA = Actor.staff(new UUID(5, 5), Optional.empty(), "192.0.2.8");

    /** Noon of {@link #TODAY} in Toronto. */
    public final SettableClock clock = SettableClock.at("2021-03-15T16:00:00Z");

    public final List<Object> events = new ArrayList<>();
    public final Stock stock;
    public final Lots lots;
    public final StockKeeping keeping;
    public final Transfers transfers;
    public final Reconciliation reconciliation;
    public final Clinics clinics;

    private final TestDatabase db;
    private final ClinicsFixture sites;
    private final TransactionTemplate transaction;

    public InventoryWorld(TestDatabase db) {
        this.db = db;
        this.sites = ClinicsFixture.on(db.jdbc());
        this.clinics = sites.clinics();
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(db.dataSource()));
        this.stock = StockFixture.on(db.jdbc(), clock);
        this.reconciliation = StockFixture.reconciliation(db.jdbc());
        this.lots = LotsFixture.on(db.jdbc(), stock, events::add, clock);
        var ledger = new LedgerStore(db.jdbc());
        var kept = new KeptStore(db.jdbc());
        var acts = new Acts(ledger, clinics, AuditFixture.on(db.jdbc(), clock), transaction, clock);
        this.keeping = new StockKeeping(ledger, kept, acts, stock, VaccinesFixture.on(db.jdbc()));
        this.transfers = new Transfers(ledger, kept, new TransferStore(db.jdbc()), acts);
    }

    /** A site in Kingston, in Toronto's zone. */
    public SiteId aSite() {
        return sites.aSite(new HealthUnitId(2241)).site();
    }

    public LotId aLot(LocalDate expires) {
        return aLot(ASTRAZENECA, expires);
    }

    public LotId aLot(ProductCode product, LocalDate expires) {
        Lot lot = new Lot(
                LotId.next(),
                product,
                "L" + Uuids.next().toString().replace("-", "").substring(20),
                expires,
                Optional.empty());
        lots.add(lot, DANA);
        return lot.id();
    }

    /** A batch of something that is never frozen. */
    public Batch received(SiteId site, LotId lot, int doses) {
        keeping.receive(
                new Shipment(
                        Uuids.next(), site, List.of(new Shipment.Line(lot, false, Optional.empty(), doses, doses))),
                DANA);
        return only(site, lot);
    }

    public Batch receivedFrozen(SiteId site, LotId lot, int doses) {
        keeping.receive(
                new Shipment(Uuids.next(), site, List.of(new Shipment.Line(lot, true, Optional.empty(), doses, doses))),
                DANA);
        return only(site, lot);
    }

    public Batch only(SiteId site, LotId lot) {
        return keeping.batches(site).stream()
                .filter(batch -> batch.lot().id().equals(lot))
                .findFirst()
                .orElseThrow();
    }

    public Batch again(Batch batch) {
        return keeping.batch(batch.site(), batch.id()).orElseThrow();
    }

    public Change change(Batch batch) {
        return new Change(Uuids.next(), batch.site(), batch.id(), DANA);
    }

    public DrawOutcome draw(SiteId site, LotId lot) {
        return draw(new Draw(Uuids.next(), site, lot, TODAY, false));
    }

    public DrawOutcome draw(Draw draw) {
        return Objects.requireNonNull(transaction.execute(status -> stock.draw(draw, DANA)));
    }

    public void putBack(UUID dose) {
        transaction.executeWithoutResult(status -> stock.putBack(dose, DANA));
    }

    public int count(String sql) {
        return db.jdbc().sql(sql).query(Integer.class).single();
    }
}
