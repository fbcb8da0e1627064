package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.GREY_BRUCE;
import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.booking.BookingWorld.TWO;
import static ca.dosebook.booking.BookingWorld.booked;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.booking.displacing.DisplacingFixture;
import ca.dosebook.booking.displacing.StartOutcome;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.PlanningFixture;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.VaccinesFixture;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The world of bookings with clinic days that fall out. */
final class DisplacedWorld {

    /** About 25 km from Owen Sound. */
    static final GeoPoint WIARTON = new GeoPoint(44.7447, -81.1416);

    /** About 150 km from Owen Sound. */
    static final GeoPoint TORONTO_CITY = new GeoPoint(43.6532, -79.3832);

    final BookingWorld world;
    final ClinicDays days;
    final DisplacingFixture falling;

    DisplacedWorld(TestDatabase db) {
        world = new BookingWorld(db);
        var clinics = world.clinics.clinics();
        days = PlanningFixture.days(db.jdbc(), clinics, world.clock);
        var availability = world.clinics.availability(world.clock);
        var gate = new BookingGate(world.rollout, VaccinesFixture.on(db.jdbc()), clinics);
        var places = new NearestPlaces(gate, availability, clinics, world.clock);
        var displacer = new Displacer(
                world.store, new DisplaceStore(db.jdbc()), places, world.people, world.audit, world.clock);
        falling = DisplacingFixture.on(
                db,
                new DisplacingFixture.Parts(
                        displacer,
                        world.appointments,
                        clinics,
                        days,
                        availability,
                        world.people,
                        world.audit,
                        world.clock));
    }

    Stop site() {
        return world.clinics.aSite(GREY_BRUCE);
    }

    Stop siteAt(GeoPoint point) {
        return world.clinics.aSite(GREY_BRUCE, point, true, ClinicsFixture.TORONTO);
    }

    /** So many slots of ten minutes from nine o’clock, seen by everyone from now on. */
    List<Slot> day(Stop stop, LocalDate day, int slots, int capacity) {
        List<Slot> published = world.clinics.publish(stop, day, slots, capacity);
        world.clock.advance(Duration.ofSeconds(2));
        return published;
    }

    /** One person in each of the slots, for a first dose alone. */
    List<Booking> bookEach(List<Slot> slots) {
        List<Booking> bookings = new ArrayList<>();
        for (Slot slot : slots) {
            Identity person = aPerson();
            bookings.add(world.book(person, world.hold(person, ONE, slot)));
        }
        world.clock.advance(Duration.ofSeconds(2));
        return bookings;
    }

    Booking bookBoth(Slot first, Slot second) {
        Identity person = aPerson();
        Booking booking = world.book(person, world.hold(person, ONE, first), world.hold(person, TWO, second));
        world.clock.advance(Duration.ofSeconds(2));
        return booking;
    }

    ClinicDay dayOf(List<Slot> slots) {
        return slots.getFirst().clinicDay();
    }

    void start(Displacing draft) {
        assertThat(falling.displacings.start(draft.id(), false, RESIDENT)).isInstanceOf(StartOutcome.Started.class);
    }

    Booking now(Booking booking) {
        return world.store.find(booking.person(), booking.id()).orElseThrow();
    }

    /** Another time for a dose, as its owner would choose it. */
    ConfirmOutcome moveByPerson(Booking booking, Slot slot) {
        Identity person = world.people.find(booking.person()).orElseThrow().identity();
        Hold hold = world.holdToChange(person, ONE, slot);
        return world.appointments.change(booking, List.of(hold), RESIDENT);
    }

    Booking moved(ConfirmOutcome outcome) {
        return booked(outcome);
    }
}
