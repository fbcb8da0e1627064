package ca.dosebook.rollout;

import java.net.URI;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The SQL that brings shipped reference data into the tables at every start. Units and areas are as the release says;
 * booking modes and eligibility rules belong to the province and are only given where there are none.
 */
@Component
class ReferenceStore {

    private final JdbcClient jdbc;
    private final RolloutStore store;

    ReferenceStore(JdbcClient jdbc, RolloutStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    void load() {
        List<RolloutReference.Unit> units = RolloutReference.healthUnits();
        units.forEach(this::upsertUnit);
        units.forEach(unit -> insertBookingMode(unit.unit()));
        upsertPostalAreas(RolloutReference.postalAreas());
        int rules = jdbc.sql("select count(*) from rollout.eligibility_rule")
                .query(Integer.class)
                .single();
        if (rules == 0) {
            RolloutReference.eligibilityRules().forEach(store::save);
        }
    }

    private void upsertUnit(RolloutReference.Unit shipped) {
        HealthUnit unit = shipped.unit();
        jdbc.sql("""
                        insert into rollout.health_unit as known
                               (health_unit_id, short_name, name_en, name_fr,
                                statcan_region, population_2021, first_pilot)
                        values (:id, :short_name, :name_en, :name_fr, :statcan_region, :population, :first_pilot)
                        on conflict (health_unit_id) do update
                           set short_name = excluded.short_name,
                               name_en = excluded.name_en,
                               name_fr = excluded.name_fr,
                               statcan_region = excluded.statcan_region,
                               population_2021 = excluded.population_2021,
                               first_pilot = excluded.first_pilot
                         where known is distinct from excluded
                        """)
                .param("id", unit.id().value())
                .param("short_name", unit.shortName())
                .param("name_en", unit.name().en())
                .param("name_fr", unit.name().fr())
                .param("statcan_region", shipped.statcanRegion())
                .param("population", unit.population())
                .param("first_pilot", unit.firstPilot())
                .update();
    }

    private void insertBookingMode(HealthUnit unit) {
        URI url = unit.local().url();
        jdbc.sql("""
                        insert into rollout.booking_mode (health_unit_id, booking_tool, call_centre, local_url)
                        values (:unit, :tool, :call_centre, :url)
                        on conflict (health_unit_id) do nothing
                        """)
                .param("unit", unit.id().value())
                .param("tool", unit.bookingTool().name())
                .param("call_centre", unit.callCentre().name())
                .param("url", url == null ? null : url.toString())
                .update();
    }

    /** Five hundred rows in three statements, since every start of every node pays for them. */
    private void upsertPostalAreas(List<PostalArea> areas) {
        record Membership(String fsa, Integer unit, Integer place) {}
        List<Membership> memberships = areas.stream()
                .flatMap(area -> area.units().stream()
                        .map(unit -> new Membership(
                                area.fsa(), unit.value(), area.units().indexOf(unit) + 1)))
                .toList();
        jdbc.sql("""
                        insert into rollout.postal_area as known (fsa, place_name, latitude, longitude, hot_spot)
                        select fsa, place_name, latitude, longitude, hot_spot
                          from unnest(:fsa::text[], :place_name::text[], :latitude::double precision[],
                                      :longitude::double precision[], :hot_spot::boolean[])
                               as shipped (fsa, place_name, latitude, longitude, hot_spot)
                        on conflict (fsa) do update
                           set place_name = excluded.place_name,
                               latitude = excluded.latitude,
                               longitude = excluded.longitude,
                               hot_spot = excluded.hot_spot
                         where known is distinct from excluded
                        """)
                .param("fsa", areas.stream().map(PostalArea::fsa).toArray(String[]::new))
                .param("place_name", areas.stream().map(PostalArea::placeName).toArray(String[]::new))
                .param(
                        "latitude",
                        areas.stream().map(area -> area.centre().latitude()).toArray(Double[]::new))
                .param(
                        "longitude",
                        areas.stream().map(area -> area.centre().longitude()).toArray(Double[]::new))
                .param("hot_spot", areas.stream().map(PostalArea::hotSpot).toArray(Boolean[]::new))
                .update();
        String[] fsas = memberships.stream().map(Membership::fsa).toArray(String[]::new);
        Integer[] units = memberships.stream().map(Membership::unit).toArray(Integer[]::new);
        jdbc.sql("""
                        insert into rollout.postal_area_unit as known (fsa, health_unit_id, place_in_list)
                        select fsa, health_unit_id, place_in_list
                          from unnest(:fsa::text[], :unit::int[], :place::int[])
                               as shipped (fsa, health_unit_id, place_in_list)
                        on conflict (fsa, health_unit_id) do update set place_in_list = excluded.place_in_list
                         where known is distinct from excluded
                        """)
                .param("fsa", fsas)
                .param("unit", units)
                .param("place", memberships.stream().map(Membership::place).toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                        delete from rollout.postal_area_unit
                         where (fsa, health_unit_id) not in
                               (select fsa, unit from unnest(:fsa::text[], :unit::int[]) as shipped (fsa, unit))
                        """).param("fsa", fsas).param("unit", units).update();
    }
}
