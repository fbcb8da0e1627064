package ca.dosebook.inventory.keeping;

import static ca.dosebook.inventory.keeping.InventoryWorld.DANA;
import static ca.dosebook.inventory.keeping.InventoryWorld.PFIZER;
import static ca.dosebook.inventory.keeping.InventoryWorld.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.lots.Holding;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Doses that go from one site to another are always somewhere. */
class TransfersTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final LocalDate FAR = TODAY.plusMonths(6);

    private final InventoryWorld world = new InventoryWorld(db);
    private final SiteId here = world.aSite();
    private final SiteId there = world.aSite();
    private final LotId lot = world.aLot(FAR);

    @AfterEach
    void entries_and_counts_are_the_same() {
        assertThat(world.reconciliation.differences()).isEmpty();
    }

    private UUID send(Batch batch, int doses) {
        Change change = world.change(batch);
        assertThat(world.transfers.send(change, doses, there)).isEqualTo(new TransferOutcome.Done());
        return change.act();
    }

    private static Transfers.Arrival arriving(int doses) {
        return new Transfers.Arrival(doses, WasteReason.LOST, "");
    }

    @Test
    void what_is_sent_leaves_the_stock_is_on_the_way_and_is_the_others_when_received() {
        Batch batch = world.received(here, lot, 100);

        UUID id = send(batch, 40);

        assertThat(world.again(batch).doses()).isEqualTo(60);
        assertThat(world.keeping.batches(there)).isEmpty();
        assertThat(world.lots.holdings(lot)).containsExactly(new Holding(here, 60, 0), new Holding(there, 0, 40));
        assertThat(world.transfers.onTheWay(List.of(there))).singleElement().satisfies(transfer -> {
            assertThat(transfer.from()).isEqualTo(here);
            assertThat(transfer.doses()).isEqualTo(40);
            assertThat(transfer.useBy()).isEqualTo(FAR);
        });

        assertThat(world.transfers.receive(there, id, arriving(40), DANA)).isEqualTo(new TransferOutcome.Done());

        assertThat(world.only(there, lot).doses()).isEqualTo(40);
        assertThat(world.transfers.onTheWay(List.of(there))).isEmpty();
        assertThat(world.transfers.receive(there, id, arriving(40), DANA)).isEqualTo(new TransferOutcome.OverAlready());
        assertThat(world.only(there, lot).doses()).isEqualTo(40);
    }

    @Test
    void what_did_not_arrive_is_wasted_with_its_reason_and_nothing_is_lost_between_two_sites() {
        Batch batch = world.received(here, lot, 100);
        UUID id = send(batch, 40);

        world.transfers.receive(there, id, new Transfers.Arrival(38, WasteReason.BROKEN, "Two vials"), DANA);

        Batch arrived = world.only(there, lot);
        assertThat(arrived.doses()).isEqualTo(38);
        assertThat(world.keeping.sums(arrived))
                .containsEntry(EntryKind.ARRIVED, 40)
                .containsEntry(EntryKind.WASTED, -2);
        assertThat(world.keeping.sums(batch)).containsEntry(EntryKind.SENT, -40);
        assertThat(world.keeping.entries(arrived, 10))
                .filteredOn(entry -> entry.kind() == EntryKind.WASTED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.reason()).contains("BROKEN");
                    assertThat(entry.words()).contains("Two vials");
                });
    }

    @Test
    void more_than_was_sent_is_counted() {
        UUID id = send(world.received(here, lot, 100), 40);

        world.transfers.receive(there, id, arriving(41), DANA);

        assertThat(world.only(there, lot).doses()).isEqualTo(41);
        assertThat(world.keeping.sums(world.only(there, lot))).containsEntry(EntryKind.COUNTED, 1);
    }

    @Test
    void thawed_doses_stay_thawed_on_their_way() {
        LotId pfizer = world.aLot(PFIZER, FAR);
        Batch frozen = world.receivedFrozen(here, pfizer, 60);
        world.keeping.thaw(world.change(frozen), 12, TODAY.minusDays(4));
        Batch thawed = world.keeping.batches(here).stream()
                .filter(batch -> !batch.frozen())
                .findFirst()
                .orElseThrow();

        UUID id = send(thawed, 12);
        world.transfers.receive(there, id, arriving(12), DANA);

        assertThat(world.only(there, pfizer).useBy()).isEqualTo(TODAY.plusDays(27));
        assertThat(world.only(there, pfizer).thawedOn()).contains(TODAY.minusDays(4));
    }

    @Test
    void a_transfer_is_called_back_until_it_is_received() {
        Batch batch = world.received(here, lot, 100);
        UUID back = send(batch, 40);

        assertThat(world.transfers.callBack(there, back, DANA)).isEqualTo(new TransferOutcome.Unknown());
        assertThat(world.transfers.callBack(here, back, DANA)).isEqualTo(new TransferOutcome.Done());
        assertThat(world.transfers.callBack(here, back, DANA)).isEqualTo(new TransferOutcome.OverAlready());
        assertThat(world.again(batch).doses()).isEqualTo(100);
        assertThat(world.transfers.receive(there, back, arriving(40), DANA))
                .isEqualTo(new TransferOutcome.OverAlready());

        UUID received = send(batch, 40);
        world.transfers.receive(there, received, arriving(40), DANA);
        assertThat(world.transfers.callBack(here, received, DANA)).isEqualTo(new TransferOutcome.OverAlready());
    }

    @Test
    void more_than_there_is_is_not_sent_nor_to_itself_nor_twice() {
        Batch batch = world.received(here, lot, 10);
        Change change = world.change(batch);

        assertThat(world.transfers.send(change, 11, there)).isEqualTo(new TransferOutcome.NotEnough(10));
        assertThat(world.transfers.send(change, 5, here)).isEqualTo(new TransferOutcome.Unknown());
        world.transfers.send(change, 5, there);
        assertThat(world.transfers.send(change, 5, there)).isEqualTo(new TransferOutcome.Done());

        assertThat(world.again(batch).doses()).isEqualTo(5);
        assertThat(world.transfers.find(world.aSite(), change.act())).isEmpty();
        assertThat(world.transfers.receive(here, Uuids.next(), arriving(1), DANA))
                .isEqualTo(new TransferOutcome.Unknown());
    }
}
