package ca.dosebook.inventory.forecasting;

import static ca.dosebook.inventory.keeping.InventoryWorld.ASTRAZENECA;
import static ca.dosebook.inventory.keeping.InventoryWorld.DANA;
import static ca.dosebook.inventory.keeping.InventoryWorld.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.planning.PlanningFixture;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.forecasting.ForecastRules.Supplied;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.InventoryWorld;
import ca.dosebook.inventory.keeping.Transfers;
import ca.dosebook.inventory.keeping.WasteReason;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On which day doses will be missing. */
class ForecastsTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final LocalDate FAR = TODAY.plusMonths(9);

    private final InventoryWorld world = new InventoryWorld(db);
    private final ClinicsFixture clinics = ClinicsFixture.on(db.jdbc());
    private final Stop stop = clinics.aSite(new HealthUnitId(2241));
    private final Forecasts forecasts = new Forecasts(
            new SupplyStore(db.jdbc()),
            clinics.clinics(),
            PlanningFixture.days(db.jdbc(), clinics.clinics(), world.clock),
            world.clock);

    private void booked(LocalDate day, int people) {
        List<Slot> slots = clinics.publish(stop, day, 1, 500, ASTRAZENECA);
        db.jdbc()
                .sql("update clinics.slot set taken = :people where slot_id = :slot")
                .param("people", people)
                .param("slot", slots.getFirst().id().value())
                .update();
    }

    private Forecast forecast() {
        Site site = clinics.clinics().site(stop.site()).orElseThrow();
        return forecasts.of(List.of(site)).stream()
                .filter(one -> one.product().equals(ASTRAZENECA))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void doses_that_expire_first_are_given_first_and_what_is_left_of_them_is_gone_after_their_day() {
        var days = ForecastRules.days(
                List.of(new Supplied(TODAY.plusDays(5), 50), new Supplied(TODAY.plusDays(2), 30)),
                new TreeMap<>(Map.of(TODAY, 10, TODAY.plusDays(3), 45, TODAY.plusDays(5), 10)));

        assertThat(days)
                .containsExactly(
                        new Forecast.Day(TODAY, 80, 0, 10, 0),
                        new Forecast.Day(TODAY.plusDays(3), 50, 20, 45, 0),
                        new Forecast.Day(TODAY.plusDays(5), 5, 0, 10, 5));
    }

    @Test
    void without_doses_everyone_is_missing_one() {
        assertThat(ForecastRules.days(List.of(), new TreeMap<>(Map.of(TODAY, 7))))
                .containsExactly(new Forecast.Day(TODAY, 0, 0, 7, 7));
    }

    @Test
    void the_first_day_with_doses_missing_is_found_among_the_booked_days() {
        world.received(stop.site(), world.aLot(FAR), 100);
        LotId recalled = world.aLot(FAR);
        world.received(stop.site(), recalled, 500);
        world.lots.recall(recalled, "Particles", DANA);
        booked(TODAY.plusDays(1), 60);
        booked(TODAY.plusDays(2), 50);

        Forecast forecast = forecast();

        assertThat(forecast.onHand()).isEqualTo(100);
        assertThat(forecast.shortOn()).contains(new Forecast.Day(TODAY.plusDays(2), 40, 0, 50, 10));
    }

    @Test
    void who_was_given_a_dose_today_needs_none_any_more() {
        LotId lot = world.aLot(FAR);
        world.received(stop.site(), lot, 10);
        booked(TODAY, 10);
        world.draw(stop.site(), lot);
        world.draw(stop.site(), lot);

        assertThat(forecast().days()).containsExactly(new Forecast.Day(TODAY, 8, 0, 8, 0));
    }

    @Test
    void the_publishing_check_counts_what_is_on_its_way_and_a_site_without_any_stock_is_not_judged() {
        var wanted = new TreeMap<>(Map.of(TODAY.plusDays(1), 50, TODAY.plusDays(2), 50));
        assertThat(forecasts.missing(stop.site(), ASTRAZENECA, wanted)).isEmpty();

        LotId lot = world.aLot(FAR);
        world.received(stop.site(), lot, 30);
        Batch elsewhere = world.received(world.aSite(), lot, 100);
        world.transfers.send(world.change(elsewhere), 40, stop.site());

        assertThat(forecasts.missing(stop.site(), ASTRAZENECA, wanted)).isEqualTo(Map.of(TODAY.plusDays(2), 30));
        assertThat(forecasts.missing(stop.site(), InventoryWorld.PFIZER, wanted))
                .hasSize(2);
        var id = world.transfers.onTheWay(List.of(stop.site())).getFirst().id();
        world.transfers.receive(stop.site(), id, new Transfers.Arrival(40, WasteReason.LOST, ""), DANA);
        assertThat(forecasts.missing(stop.site(), ASTRAZENECA, wanted)).isEqualTo(Map.of(TODAY.plusDays(2), 30));
    }
}
