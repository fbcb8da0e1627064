package ca.dosebook.inventory.lots;

import static ca.dosebook.inventory.keeping.InventoryWorld.DANA;
import static ca.dosebook.inventory.keeping.InventoryWorld.PFIZER;
import static ca.dosebook.inventory.keeping.InventoryWorld.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.LotRecalled;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.InventoryWorld;
import ca.dosebook.testing.TestDatabase;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lots are the province's: each once, with everything that was done to it. */
class LotsTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final LocalDate FAR = TODAY.plusMonths(6);

    private final InventoryWorld world = new InventoryWorld(db);

    private static Lot lot(String number) {
        return new Lot(LotId.next(), PFIZER, number, FAR, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EW0150", "4120Z001", "ABV 5297", "é-1/2", "x"})
    void whatever_is_printed_on_the_vial_is_a_lot_number(String number) {
        assertThat(Lot.isNumber(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " EW0150", "EW\t0150", "EW\u200b0150", "12345678901234567890123456789012345678901"})
    void what_cannot_be_printed_or_read_is_none(String number) {
        assertThat(Lot.isNumber(number)).isFalse();
    }

    @Test
    void a_product_has_each_number_once_however_it_is_written() {
        Lot added = lot("Et1831");
        assertThat(world.lots.add(added, DANA)).isEqualTo(new LotOutcome.Done(added));

        assertThat(world.lots.add(lot("ET1831"), DANA)).isEqualTo(new LotOutcome.SoAlready(added));
        assertThat(world.lots.find(PFIZER, "et1831")).contains(added);
        assertThat(world.lots.find(InventoryWorld.ASTRAZENECA, "et1831")).isEmpty();
    }

    @Test
    void a_longer_expiry_holds_at_once_for_what_lies_at_the_sites() {
        LotId id = world.aLot(TODAY.minusDays(1));
        var site = world.aSite();
        Batch batch = world.received(site, id, 10);
        assertThat(batch.expiredOn(TODAY)).isTrue();

        world.lots.changeExpiry(id, FAR, "Extended by Health Canada", DANA);

        assertThat(world.again(batch).useBy()).isEqualTo(FAR);
        assertThat(world.lots.changeExpiry(id, FAR, "again", DANA)).isInstanceOf(LotOutcome.SoAlready.class);
        assertThat(world.lots.changes(id))
                .extracting(LotChange::kind, LotChange::expires, LotChange::reason)
                .containsExactly(
                        tuple(LotChange.Kind.EXPIRY_CHANGED, FAR, "Extended by Health Canada"),
                        tuple(LotChange.Kind.ADDED, TODAY.minusDays(1), ""));
    }

    @Test
    void a_recall_is_told_once_and_kept_with_its_reason() {
        LotId id = world.aLot(FAR);

        world.lots.recall(id, "Particles", DANA);
        assertThat(world.lots.recall(id, "Particles", DANA)).isInstanceOf(LotOutcome.SoAlready.class);

        assertThat(world.events).containsExactly(new LotRecalled(id));
        assertThat(world.stock.lot(id).orElseThrow().recalled()).isTrue();
        world.lots.undoRecall(id, "Wrong lot", DANA);
        assertThat(world.stock.lot(id).orElseThrow().recalled()).isFalse();
        assertThat(world.lots.changes(id))
                .extracting(LotChange::kind)
                .containsExactly(LotChange.Kind.RECALL_UNDONE, LotChange.Kind.RECALLED, LotChange.Kind.ADDED);
        assertThat(world.lots.recall(LotId.next(), "No such lot", DANA)).isEqualTo(new LotOutcome.Unknown());
    }
}
