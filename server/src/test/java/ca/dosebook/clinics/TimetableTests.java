package ca.dosebook.clinics;

import static ca.dosebook.clinics.ClinicsFixture.OWEN_SOUND;
import static ca.dosebook.clinics.ClinicsFixture.PFIZER;
import static ca.dosebook.clinics.ClinicsFixture.TORONTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;

class TimetableTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private static final HealthUnitId UNIT = new HealthUnitId(2233);
    private static final HealthUnitId OTHER_UNIT = new HealthUnitId(2238);
    private static final GeoPoint MEAFORD = new GeoPoint(44.6079, -80.5930);
    private static final GeoPoint KINCARDINE = new GeoPoint(44.1770, -81.6371);
    private static final LocalDate DAY = LocalDate.of(2021, 3, 29);

    private final SettableClock clock = SettableClock.at("2021-03-20T15:00:00Z");
    private final ClinicsFixture clinics = ClinicsFixture.on(db.jdbc());

    @BeforeEach
    void no_site_yet() {
        for (String table : List.of("slot", "clinic_day", "stop", "site")) {
            db.jdbc().sql("delete from clinics." + table).update();
        }
    }

    private Timetable timetable() {
        return clinics.availability(clock).timetable();
    }

    private Wanted anything() {
        return wanted(Set.of(), Optional.empty(), DAY, DAY.plusDays(30), false);
    }

    private Wanted wanted(
            Set<HealthUnitId> units, Optional<ProductCode> product, LocalDate from, LocalDate to, boolean access) {
        return new Wanted(units, product, from, to, clock.instant(), access);
    }

    private void fill(Slot slot) {
        db.jdbc()
                .sql("update clinics.slot set taken = capacity where slot_id = :id")
                .param("id", slot.id().value())
                .update();
    }

    @Test
    void the_nearest_comes_first_and_the_full_are_among_them() {
        Stop far = clinics.aSite(UNIT, KINCARDINE, true, TORONTO);
        Stop near = clinics.aSite(UNIT, MEAFORD, true, TORONTO);
        Stop full = clinics.aSite(UNIT);
        Stop idle = clinics.aSite(UNIT);
        clinics.publish(far, DAY, 3, 2);
        clinics.publish(near, DAY, 3, 2);
        clinics.publish(full, DAY, 1, 1).forEach(this::fill);

        List<NearbyStop> stops = timetable().near(OWEN_SOUND, anything());

        assertThat(stops)
                .extracting(NearbyStop::stop)
                .containsExactly(full, near, far)
                .doesNotContain(idle);
        assertThat(stops.get(0).next()).isEmpty();
        assertThat(stops.get(0).places()).isZero();
        assertThat(stops.get(1).kilometres()).isCloseTo(27.8, within(0.5));
        assertThat(stops.get(1).places()).isEqualTo(6);
        assertThat(stops.get(1).days()).isEqualTo(1);
    }

    @Test
    void the_next_free_slot_is_the_earliest_that_is_free_and_ahead() {
        Stop stop = clinics.aSite(UNIT);
        List<Slot> later = clinics.publish(stop, DAY.plusDays(1), 2, 1);
        List<Slot> slots = clinics.publish(stop, DAY, 3, 1);
        fill(slots.get(0));
        clock.set(slots.get(1).startsAt().toInstant());

        NearbyStop seen = timetable().near(OWEN_SOUND, anything()).getFirst();

        assertThat(seen.next().orElseThrow().slot()).isEqualTo(slots.get(2));
        assertThat(seen.places()).isEqualTo(3);
        assertThat(seen.days()).isEqualTo(2);
        assertThat(timetable().days(stop.id(), anything()))
                .containsExactly(new FreeDay(DAY, 1), new FreeDay(DAY.plusDays(1), 2));
        assertThat(timetable().freeSlots(stop.id(), anything()).map(FreeSlot::slot))
                .containsExactly(slots.get(2), later.get(0), later.get(1));
    }

    @Test
    void only_what_was_asked_for_is_shown() {
        Stop here = clinics.aSite(UNIT);
        Stop steps = clinics.aSite(UNIT, MEAFORD, false, TORONTO);
        Stop elsewhere = clinics.aSite(OTHER_UNIT);
        clinics.publish(here, DAY, 1, 1);
        clinics.publish(here, DAY.plusDays(5), 1, 1, new ProductCode("MODERNA"));
        clinics.publish(steps, DAY, 1, 1);
        clinics.publish(elsewhere, DAY, 1, 1);

        assertThat(stops(wanted(Set.of(UNIT), Optional.empty(), DAY, DAY, false)))
                .containsExactlyInAnyOrder(here, steps);
        assertThat(stops(wanted(Set.of(), Optional.empty(), DAY, DAY, true)))
                .containsExactlyInAnyOrder(here, elsewhere);
        assertThat(stops(wanted(Set.of(), Optional.of(new ProductCode("MODERNA")), DAY, DAY.plusDays(9), false)))
                .containsExactly(here);
        assertThat(stops(wanted(Set.of(), Optional.empty(), DAY.plusDays(1), DAY.plusDays(4), false)))
                .isEmpty();
        assertThat(stops(wanted(Set.of(), Optional.empty(), DAY.plusDays(5), DAY.plusDays(5), false)))
                .containsExactly(here);
        assertThat(timetable().freeSlots(here.id(), wanted(Set.of(OTHER_UNIT), Optional.of(PFIZER), DAY, DAY, false)))
                .isEmpty();
    }

    private List<Stop> stops(Wanted wanted) {
        return timetable().near(OWEN_SOUND, wanted).stream()
                .map(NearbyStop::stop)
                .toList();
    }

    @Test
    void instead_of_a_full_slot_the_nearest_in_time_and_then_other_places_are_offered() {
        Stop here = clinics.aSite(UNIT);
        Stop near = clinics.aSite(UNIT, MEAFORD, true, TORONTO);
        Stop far = clinics.aSite(UNIT, KINCARDINE, true, TORONTO);
        List<Slot> slots = clinics.publish(here, DAY, 9, 1);
        Slot nearby = clinics.publish(near, DAY.plusDays(1), 2, 1).getFirst();
        Slot farther = clinics.publish(far, DAY, 2, 1).getFirst();
        fill(slots.get(4));

        assertThat(timetable().alternatives(slots.get(4), anything(), 4))
                .extracting(FreeSlot::slot)
                .containsExactly(slots.get(3), slots.get(5), nearby, farther);
        assertThat(timetable().alternatives(slots.get(4), anything(), 6)).hasSize(5);
    }

    @Test
    void days_are_those_of_the_site_not_of_the_server() {
        Stop kenora = clinics.aSite(UNIT, OWEN_SOUND, true, ZoneId.of("America/Winnipeg"));
        Slot first = clinics.publish(kenora, DAY, 1, 1).getFirst();

        assertThat(first.startsAt().toInstant()).isEqualTo(Instant.parse("2021-03-29T14:00:00Z"));
        assertThat(timetable().days(kenora.id(), anything())).containsExactly(new FreeDay(DAY, 1));
        assertThat(timetable().slot(first.id()).orElseThrow()).isEqualTo(first);
    }

    @Test
    void what_is_unknown_is_empty() {
        assertThat(timetable().slot(new SlotId(ca.dosebook.kernel.Uuids.next())))
                .isEmpty();
        assertThat(timetable().days(new StopId(ca.dosebook.kernel.Uuids.next()), anything()))
                .isEmpty();
        assertThat(timetable().near(OWEN_SOUND, anything())).isEmpty();
    }

    @Test
    void a_clinic_day_is_published_once() {
        Stop stop = clinics.aSite(UNIT);
        clinics.publish(stop, DAY, 1, 1);

        assertThatThrownBy(() -> clinics.publish(stop, DAY, 1, 1)).isInstanceOf(DataIntegrityViolationException.class);
    }
}
