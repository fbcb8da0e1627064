package ca.dosebook.inventory;

import static ca.dosebook.inventory.keeping.InventoryWorld.DANA;
import static ca.dosebook.inventory.keeping.InventoryWorld.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.DrawOutcome.Drawn;
import ca.dosebook.inventory.DrawOutcome.Expired;
import ca.dosebook.inventory.DrawOutcome.NoneLeft;
import ca.dosebook.inventory.DrawOutcome.NotHere;
import ca.dosebook.inventory.DrawOutcome.Recalled;
import ca.dosebook.inventory.keeping.InventoryWorld;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Doses leave the stock one at a time, once each, and only where there are some. */
class DrawTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final LocalDate FAR = TODAY.plusMonths(6);

    private final InventoryWorld world = new InventoryWorld(db);
    private final SiteId site = world.aSite();

    @AfterEach
    void entries_and_counts_are_the_same() {
        assertThat(world.reconciliation.differences()).isEmpty();
    }

    private Draw ask(UUID dose, LotId lot) {
        return new Draw(dose, site, lot, TODAY, false);
    }

    private Draw given(UUID dose, LotId lot) {
        return new Draw(dose, site, lot, TODAY, true);
    }

    private int left(LotId lot) {
        return world.keeping.batches(site).stream()
                .filter(batch -> batch.lot().id().equals(lot))
                .mapToInt(batch -> batch.doses())
                .sum();
    }

    @Test
    void a_dose_leaves_the_stock_and_its_lot_is_known() {
        LotId lot = world.aLot(FAR);
        world.received(site, lot, 10);
        UUID dose = Uuids.next();

        assertThat(world.draw(ask(dose, lot))).isEqualTo(new Drawn(lot, Set.of()));

        assertThat(left(lot)).isEqualTo(9);
        assertThat(world.stock.lotOf(dose)).contains(lot);
        assertThat(world.stock.onHand(site)).singleElement().satisfies(one -> {
            assertThat(one.doses()).isEqualTo(9);
            assertThat(one.useBy()).isEqualTo(FAR);
            assertThat(one.usableOn(FAR)).isTrue();
            assertThat(one.usableOn(FAR.plusDays(1))).isFalse();
        });
    }

    @Test
    void who_asks_twice_for_the_same_dose_draws_once() {
        LotId lot = world.aLot(FAR);
        world.received(site, lot, 10);
        UUID dose = Uuids.next();

        world.draw(ask(dose, lot));
        assertThat(world.draw(ask(dose, lot))).isEqualTo(new Drawn(lot, Set.of()));
        assertThat(world.draw(given(dose, lot))).isEqualTo(new Drawn(lot, Set.of()));

        assertThat(left(lot)).isEqualTo(9);
    }

    @Test
    void of_many_vaccinators_at_the_last_dose_exactly_one_gets_it() {
        LotId lot = world.aLot(FAR);
        world.received(site, lot, 1);

        List<DrawOutcome> outcomes = race(24, lot);

        assertThat(outcomes).filteredOn(Drawn.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(NoneLeft.class::isInstance).hasSize(23);
        assertThat(left(lot)).isZero();
    }

    @Test
    void of_many_vaccinators_as_many_are_served_as_there_are_doses_in_both_batches() {
        LotId lot = world.aLot(InventoryWorld.PFIZER, FAR);
        var frozen = world.receivedFrozen(site, lot, 9);
        world.keeping.thaw(world.change(frozen), 4, TODAY.minusDays(2));
        world.keeping.thaw(world.change(frozen), 3, TODAY);

        List<DrawOutcome> outcomes = race(20, lot);

        assertThat(outcomes).filteredOn(Drawn.class::isInstance).hasSize(7);
        assertThat(outcomes).filteredOn(NoneLeft.class::isInstance).hasSize(13);
        assertThat(left(lot)).as("those that lie frozen").isEqualTo(2);
    }

    private List<DrawOutcome> race(int vaccinators, LotId lot) {
        var start = new CyclicBarrier(vaccinators);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DrawOutcome>> running = IntStream.range(0, vaccinators)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return world.draw(site, lot);
                    }))
                    .toList();
            List<DrawOutcome> outcomes = new ArrayList<>();
            for (Future<DrawOutcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_batch_that_has_to_be_used_soonest_goes_first() {
        LotId lot = world.aLot(InventoryWorld.PFIZER, FAR);
        var frozen = world.receivedFrozen(site, lot, 10);
        world.keeping.thaw(world.change(frozen), 5, TODAY);
        world.keeping.thaw(world.change(frozen), 5, TODAY.minusDays(3));

        world.draw(site, lot);

        assertThat(world.stock.onHand(site))
                .extracting(LotOnHand::useBy, LotOnHand::doses)
                .containsExactly(tuple(TODAY.minusDays(3).plusDays(31), 4), tuple(TODAY.plusDays(31), 5));
        assertThat(world.stock.usable(site, TODAY))
                .singleElement()
                .satisfies(one -> assertThat(one.doses()).isEqualTo(9));
    }

    @Test
    void a_lot_may_be_given_on_its_last_day_and_not_on_the_day_after() {
        LotId lot = world.aLot(TODAY);
        world.received(site, lot, 10);

        assertThat(world.draw(site, lot)).isInstanceOf(Drawn.class);
        assertThat(world.draw(new Draw(Uuids.next(), site, lot, TODAY.plusDays(1), false)))
                .isEqualTo(new Expired(TODAY));
        assertThat(left(lot)).isEqualTo(9);
    }

    @Test
    void thawed_doses_expire_before_their_lot() {
        LotId lot = world.aLot(InventoryWorld.PFIZER, FAR);
        var frozen = world.receivedFrozen(site, lot, 6);
        world.keeping.thaw(world.change(frozen), 6, TODAY.minusDays(40));

        assertThat(world.draw(site, lot)).isEqualTo(new Expired(TODAY.minusDays(9)));
    }

    @Test
    void what_lies_frozen_is_not_given() {
        LotId lot = world.aLot(InventoryWorld.PFIZER, FAR);
        world.receivedFrozen(site, lot, 6);

        assertThat(world.draw(site, lot)).isEqualTo(new NoneLeft());
        assertThat(world.stock.onHand(site)).isEmpty();
    }

    @Test
    void a_lot_of_another_site_is_not_here() {
        LotId lot = world.aLot(FAR);
        world.received(world.aSite(), lot, 10);

        assertThat(world.draw(site, lot)).isEqualTo(new NotHere());
        assertThat(world.draw(site, LotId.next())).isEqualTo(new NotHere());
        assertThat(world.draw(given(Uuids.next(), LotId.next()))).isEqualTo(new NotHere());
    }

    @Test
    void a_lot_that_was_recalled_after_it_was_looked_at_is_not_taken() {
        LotId lot = world.aLot(FAR);
        world.received(site, lot, 3);
        DrawStore store = new DrawStore(db.jdbc());
        UUID batch = store.here(site.value(), lot).getFirst().batch();
        world.lots.recall(lot, "Particles in vials", DANA);

        var asked = new DrawStore.Taking(ask(Uuids.next(), lot), batch, Uuids.next(), 1, null, world.clock.instant());
        assertThat(store.take(asked)).isFalse();
        assertThat(left(lot)).isEqualTo(3);

        var given = new DrawStore.Taking(given(Uuids.next(), lot), batch, Uuids.next(), 1, null, world.clock.instant());
        assertThat(store.take(given))
                .as("what is in an arm cannot stay in the vial")
                .isTrue();
        assertThat(left(lot)).isEqualTo(2);
    }

    @Test
    void a_recalled_lot_is_not_given_until_the_recall_is_taken_back() {
        LotId lot = world.aLot(FAR);
        world.received(site, lot, 10);

        world.lots.recall(lot, "Particles in vials", DANA);
        assertThat(world.draw(site, lot)).isEqualTo(new Recalled());
        assertThat(world.stock.usable(site, TODAY)).isEmpty();

        world.lots.undoRecall(lot, "Another lot was meant", DANA);
        assertThat(world.draw(site, lot)).isInstanceOf(Drawn.class);
    }

    @Test
    void a_dose_that_turns_out_never_to_have_been_drawn_comes_back_once() {
        LotId lot = world.aLot(FAR);
        LotId right = world.aLot(FAR);
        world.received(site, lot, 10);
        world.received(site, right, 10);
        UUID dose = Uuids.next();
        world.draw(ask(dose, lot));

        world.putBack(dose);
        world.putBack(dose);
        world.putBack(Uuids.next());

        assertThat(left(lot)).isEqualTo(10);
        assertThat(world.stock.lotOf(dose)).isEmpty();

        assertThat(world.draw(ask(dose, right))).as("of the right lot").isEqualTo(new Drawn(right, Set.of()));
        assertThat(world.stock.lotOf(dose)).contains(right);
        world.putBack(dose);
        assertThat(world.stock.lotOf(dose)).isEmpty();
        assertThat(left(right)).isEqualTo(10);
    }

    @Test
    void a_dose_that_was_given_already_is_never_refused_and_what_speaks_against_it_is_said() {
        LotId none = world.aLot(FAR);
        world.received(site, none, 1);
        world.draw(site, none);
        LotId elsewhere = world.aLot(FAR);
        LotId expired = world.aLot(TODAY.minusDays(1));
        world.received(site, expired, 3);
        LotId recalled = world.aLot(FAR);
        world.received(site, recalled, 3);
        world.lots.recall(recalled, "Recalled by the manufacturer", DANA);
        UUID dose = Uuids.next();

        assertThat(world.draw(given(dose, none))).isEqualTo(new Drawn(none, Set.of(Concern.NONE_LEFT)));
        assertThat(world.draw(given(Uuids.next(), elsewhere)))
                .isEqualTo(new Drawn(elsewhere, Set.of(Concern.NOT_HERE)));
        assertThat(world.draw(given(Uuids.next(), expired))).isEqualTo(new Drawn(expired, Set.of(Concern.EXPIRED)));
        assertThat(world.draw(given(Uuids.next(), recalled))).isEqualTo(new Drawn(recalled, Set.of(Concern.RECALLED)));

        assertThat(left(none)).isZero();
        assertThat(left(elsewhere)).isZero();
        assertThat(left(expired)).isEqualTo(2);
        assertThat(left(recalled)).isEqualTo(2);
        world.putBack(dose);
        assertThat(left(none)).as("the one counted for it goes with it").isZero();
    }

    @Test
    void a_count_that_differs_from_its_entries_is_reported() {
        LotId lot = world.aLot(FAR);
        var batch = world.received(site, lot, 10);
        db.jdbc()
                .sql("update inventory.batch set on_hand = 11 where batch_id = :batch")
                .param("batch", batch.id())
                .update();

        assertThat(world.reconciliation.differences())
                .singleElement()
                .asString()
                .contains("11 on hand, 10 entered");

        db.jdbc()
                .sql("update inventory.batch set on_hand = 10 where batch_id = :batch")
                .param("batch", batch.id())
                .update();
    }
}
