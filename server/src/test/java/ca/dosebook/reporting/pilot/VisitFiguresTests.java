package ca.dosebook.reporting.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Booking;
import ca.dosebook.booking.arrivals.Expected;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.reporting.Days;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DosebookTest
@Import({FloorWorld.Parts.class, StandingClock.class})
class VisitFiguresTests {

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    PilotFigures figures;

    @Test
    void who_came_was_given_a_dose_or_did_not_come_is_counted_for_the_unit_of_the_site() {
        var world = new FloorWorld(beans);
        Days today = new Days(world.day.day(), world.day.day(), FloorWorld.ZONE);
        Visits before = visits(today);
        Booking dosed = world.book(FloorWorld.someone(), world.slots.get(1));
        Booking waits = world.book(FloorWorld.someone(), world.slots.get(1));
        Booking missed = world.book(FloorWorld.someone(), world.slots.get(1));
        world.goTo(world.slots.get(1));

        world.vaccinate(dosed.person());
        world.checkIn(waits.person());
        Expected absent = expected(world).stream()
                .filter(one -> one.person().equals(missed.person()))
                .findFirst()
                .orElseThrow();
        assertThat(beans.arrivals().noShow(world.day, absent, world.vaccinator.signedIn()))
                .isTrue();

        assertThat(visits(today)).isEqualTo(before.plus(new Visits(2, 0, 1, 0, 1)));
        assertThat(before.plus(new Visits(2, 0, 1, 0, 1)).due()).isEqualTo(before.due() + 3);
        assertThat(figures.units(today).stream()
                        .filter(line -> line.unit().id().equals(FloorWorld.GREY_BRUCE))
                        .map(UnitLine::visits))
                .containsExactly(visits(today));
    }

    @Test
    void of_other_days_and_units_nothing_is_counted() {
        var world = new FloorWorld(beans);
        var tomorrow = new Days(world.day.day().plusDays(1), world.day.day().plusDays(1), FloorWorld.ZONE);
        Booking booking = world.book(FloorWorld.someone(), world.slots.get(1));
        world.goTo(world.slots.get(1));
        Visits before = visits(tomorrow);

        world.vaccinate(booking.person());

        assertThat(visits(tomorrow)).isEqualTo(before);
    }

    private Visits visits(Days days) {
        return figures.board(Optional.of(FloorWorld.GREY_BRUCE), days).visits();
    }

    private List<Expected> expected(FloorWorld world) {
        return beans.arrivals().expected(world.day, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    }
}
