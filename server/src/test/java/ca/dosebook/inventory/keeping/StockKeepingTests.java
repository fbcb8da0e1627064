package ca.dosebook.inventory.keeping;

import static ca.dosebook.inventory.keeping.InventoryWorld.DANA;
import static ca.dosebook.inventory.keeping.InventoryWorld.PFIZER;
import static ca.dosebook.inventory.keeping.InventoryWorld.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.DrawOutcome.Drawn;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

/** What staff enter adds up, is done once, and is never erased. */
class StockKeepingTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final LocalDate FAR = TODAY.plusMonths(6);

    private final InventoryWorld world = new InventoryWorld(db);
    private final SiteId site = world.aSite();
    private final LotId lot = world.aLot(FAR);

    @AfterEach
    void entries_and_counts_are_the_same() {
        assertThat(world.reconciliation.differences()).isEmpty();
    }

    private int left(Batch batch) {
        return world.again(batch).doses();
    }

    @Test
    void received_is_what_was_given_wasted_and_is_left() {
        Batch batch = world.received(site, lot, 100);
        for (int i = 0; i < 7; i++) {
            assertThat(world.draw(site, lot)).isInstanceOf(Drawn.class);
        }
        world.keeping.waste(world.change(batch), 10, WasteReason.BROKEN, "");
        world.keeping.extra(world.change(batch), 2);
        world.keeping.count(world.change(batch), 85, 84, CountReason.USED_UP, "");

        Map<EntryKind, Integer> sums = world.keeping.sums(batch);

        assertThat(left(batch)).isEqualTo(84);
        assertThat(sums)
                .containsEntry(EntryKind.RECEIVED, 100)
                .containsEntry(EntryKind.DOSE, -7)
                .containsEntry(EntryKind.WASTED, -10)
                .containsEntry(EntryKind.EXTRA, 2)
                .containsEntry(EntryKind.COUNTED, -1);
        assertThat(sums.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(84);
    }

    @Test
    void a_shipment_is_entered_once_with_all_its_lots_and_what_was_announced() {
        LotId other = world.aLot(PFIZER, FAR);
        UUID id = Uuids.next();
        Shipment shipment = new Shipment(
                id,
                site,
                List.of(
                        new Shipment.Line(lot, false, Optional.empty(), 100, 98),
                        new Shipment.Line(other, true, Optional.empty(), 60, 60),
                        new Shipment.Line(lot, false, Optional.empty(), 10, 10)));

        assertThat(world.keeping.receive(shipment, DANA)).isEqualTo(new KeepingOutcome.Done());
        assertThat(world.keeping.receive(shipment, DANA)).isEqualTo(new KeepingOutcome.Done());

        assertThat(world.only(site, lot).doses()).isEqualTo(108);
        assertThat(world.only(site, other).doses()).isEqualTo(60);
        assertThat(world.keeping.entriesOf(site, id)).hasSize(2).first().satisfies(entry -> {
            assertThat(entry.expected()).contains(110);
            assertThat(entry.by()).contains(DANA.user().orElseThrow());
        });
    }

    @Test
    void a_shipment_with_an_unknown_lot_is_not_entered_at_all() {
        Shipment shipment = new Shipment(
                Uuids.next(),
                site,
                List.of(
                        new Shipment.Line(lot, false, Optional.empty(), 10, 10),
                        new Shipment.Line(LotId.next(), false, Optional.empty(), 10, 10)));

        assertThat(world.keeping.receive(shipment, DANA)).isEqualTo(new KeepingOutcome.Unknown());
        assertThat(world.keeping.batches(site)).isEmpty();
    }

    @Test
    void thawed_doses_are_to_be_used_within_the_days_of_their_product_or_before_their_lot_expires() {
        LotId late = world.aLot(PFIZER, FAR);
        LotId soon = world.aLot(PFIZER, TODAY.plusDays(10));
        Batch frozen = world.receivedFrozen(site, late, 60);
        Batch soonFrozen = world.receivedFrozen(site, soon, 60);

        world.keeping.thaw(world.change(frozen), 12, TODAY);
        world.keeping.thaw(world.change(soonFrozen), 12, TODAY);

        assertThat(world.keeping.batches(site))
                .filteredOn(batch -> !batch.frozen())
                .allSatisfy(batch -> assertThat(batch.doses()).isEqualTo(12))
                .extracting(Batch::useBy)
                .containsExactlyInAnyOrder(TODAY.plusDays(31), TODAY.plusDays(10));
        assertThat(left(frozen)).isEqualTo(48);
        assertThat(world.keeping.thaw(world.change(frozen), 49, TODAY)).isEqualTo(new KeepingOutcome.NotEnough(48));
        Batch thawed = world.keeping.batches(site).stream()
                .filter(batch -> !batch.frozen())
                .findFirst()
                .orElseThrow();
        assertThat(world.keeping.thaw(world.change(thawed), 1, TODAY)).isEqualTo(new KeepingOutcome.NotFrozen());
    }

    @Test
    void more_than_there_is_cannot_be_wasted_and_nothing_is_entered() {
        Batch batch = world.received(site, lot, 5);

        assertThat(world.keeping.waste(world.change(batch), 6, WasteReason.EXPIRED, ""))
                .isEqualTo(new KeepingOutcome.NotEnough(5));
        assertThat(world.keeping.entries(batch, 10)).hasSize(1);
    }

    @Test
    void the_same_act_is_done_once() {
        Batch batch = world.received(site, lot, 5);
        Change change = world.change(batch);

        world.keeping.waste(change, 2, WasteReason.BROKEN, "");
        assertThat(world.keeping.waste(change, 2, WasteReason.BROKEN, "")).isEqualTo(new KeepingOutcome.Done());

        assertThat(left(batch)).isEqualTo(3);
    }

    @Test
    void a_count_is_not_entered_over_a_dose_that_was_given_meanwhile() {
        Batch batch = world.received(site, lot, 5);
        world.draw(site, lot);

        assertThat(world.keeping.count(world.change(batch), 5, 5, CountReason.UNKNOWN, ""))
                .isEqualTo(new KeepingOutcome.Changed(4));
        assertThat(world.keeping.count(world.change(batch), 4, 4, CountReason.UNKNOWN, ""))
                .isEqualTo(new KeepingOutcome.Done());
        assertThat(world.keeping.entries(batch, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(EntryKind.COUNTED);
            assertThat(entry.doses()).isZero();
            assertThat(entry.reason()).isEmpty();
        });
    }

    @Test
    void an_entry_made_by_mistake_is_taken_back_on_its_day_and_stays_to_be_seen() {
        Batch batch = world.received(site, lot, 50);
        world.keeping.waste(world.change(batch), 20, WasteReason.BROKEN, "Dropped tray");
        Entry wasted = world.keeping.entries(batch, 1).getFirst();

        assertThat(world.keeping.counter(Uuids.next(), site, wasted.id(), DANA)).isEqualTo(new KeepingOutcome.Done());

        assertThat(left(batch)).isEqualTo(50);
        assertThat(world.keeping.sums(batch)).containsEntry(EntryKind.WASTED, 0);
        assertThat(world.keeping.entries(batch, 10)).hasSize(3);
        assertThat(world.keeping.counter(Uuids.next(), site, wasted.id(), DANA))
                .as("once only")
                .isEqualTo(new KeepingOutcome.NotCounterable());
    }

    @Test
    void thawing_is_taken_back_on_both_sides() {
        LotId pfizer = world.aLot(PFIZER, FAR);
        Batch frozen = world.receivedFrozen(site, pfizer, 60);
        world.keeping.thaw(world.change(frozen), 12, TODAY);
        Entry thawing = world.keeping.entries(site, 1).getFirst();

        assertThat(world.keeping.counter(Uuids.next(), site, thawing.id(), DANA))
                .isEqualTo(new KeepingOutcome.Done());

        assertThat(left(frozen)).isEqualTo(60);
        assertThat(world.stock.onHand(site)).isEmpty();
    }

    @Test
    void what_was_given_meanwhile_cannot_be_taken_back() {
        Batch batch = world.received(site, lot, 2);
        world.draw(site, lot);
        Entry received = world.keeping.entries(batch, 1).getFirst();

        assertThat(world.keeping.counter(Uuids.next(), site, received.id(), DANA))
                .isEqualTo(new KeepingOutcome.NotEnough(1));
        assertThat(world.keeping.counter(Uuids.next(), site, Uuids.next(), DANA))
                .isEqualTo(new KeepingOutcome.Unknown());
    }

    @Test
    void an_entry_of_yesterday_stays() {
        Batch batch = world.received(site, lot, 2);
        Entry received = world.keeping.entries(batch, 1).getFirst();
        // Half past ten in the evening in Toronto is another day in Greenwich, and the same at the site.
        world.clock.advance(Duration.ofMinutes(10 * 60 + 30));
        assertThat(world.keeping.isCounterable(site, received)).isTrue();

        world.clock.advance(Duration.ofMinutes(90));

        assertThat(world.keeping.counter(Uuids.next(), site, received.id(), DANA))
                .isEqualTo(new KeepingOutcome.NotCounterable());
    }

    @Test
    void nobody_reaches_a_batch_through_another_site() {
        Batch batch = world.received(site, lot, 2);
        SiteId other = world.aSite();

        assertThat(world.keeping.waste(new Change(Uuids.next(), other, batch.id(), DANA), 1, WasteReason.BROKEN, ""))
                .isEqualTo(new KeepingOutcome.Unknown());
        assertThat(world.keeping.counter(
                        Uuids.next(),
                        other,
                        world.keeping.entries(batch, 1).getFirst().id(),
                        DANA))
                .isEqualTo(new KeepingOutcome.Unknown());
    }

    @Test
    void the_application_can_neither_change_nor_erase_an_entry() {
        world.received(site, lot, 2);

        assertThatThrownBy(() -> db.jdbc()
                        .sql("update inventory.entry set doses = 1 where site_id = :site")
                        .param("site", site.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.jdbc()
                        .sql("delete from inventory.entry where site_id = :site")
                        .param("site", site.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void every_act_is_written_down_with_its_kind() {
        Batch batch = world.received(site, lot, 20);
        world.keeping.waste(world.change(batch), 1, WasteReason.BROKEN, "");
        world.keeping.extra(world.change(batch), 1);

        assertThat(db.jdbc()
                        .sql(
                                "select note from audit.entry where act = 'STOCK_CHANGED' and object_id = :site order by note")
                        .param("site", site.value())
                        .query(String.class)
                        .list())
                .containsExactly("EXTRA", "RECEIVED", "WASTED");
    }
}
