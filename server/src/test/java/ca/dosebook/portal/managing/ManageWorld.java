package ca.dosebook.portal.managing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingId;
import ca.dosebook.booking.BookingRequest;
import ca.dosebook.booking.ConfirmOutcome;
import ca.dosebook.booking.Hold;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.kernel.Language;
import ca.dosebook.people.Contact;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Saturday, 20 March 2021, in Grey Bruce, open to those born in 1941 and before; the second dose is given 112 to 126
 * days after the first.
 */
final class ManageWorld {

    static final Actor RESIDENT = Actor.resident("c0a801");
    static final Instant NOW = Instant.parse("2021-03-20T15:00:00Z");
    static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 29);
    static final LocalDate SECOND_DAY = FIRST_DAY.plusDays(112);
    static final DoseOrdinal ONE = DoseOrdinal.FIRST;
    static final DoseOrdinal TWO = ONE.next();

    private static final HealthUnitId GREY_BRUCE = new HealthUnitId(2233);

    /** No two tests at the same moment: what was read from memory in one would count as fresh in the other. */
    private static final AtomicInteger WORLDS = new AtomicInteger();

    private final SettableClock clock;
    private final Appointments appointments;
    private final People people;
    private final ClinicsFixture clinics;

    /** The beans of a test; the clock is one that can be set. */
    record Beans(Clock clock, Appointments appointments, People people, Rollout rollout, JdbcClient jdbc) {}

    @TestConfiguration
    static class AtThatMoment {
        @Bean
        Clock clock() {
            return SettableClock.at(NOW);
        }
    }

    @TestConfiguration
    static class Parts {
        @Bean
        Beans beans(Clock clock, Appointments appointments, People people, Rollout rollout, JdbcClient jdbc) {
            return new Beans(clock, appointments, people, rollout, jdbc);
        }
    }

    ManageWorld(Beans beans) {
        this.clock = (SettableClock) beans.clock();
        this.appointments = beans.appointments();
        this.people = beans.people();
        this.clinics = ClinicsFixture.on(beans.jdbc());
        clock.set(NOW.plus(Duration.ofMinutes(10L * WORLDS.incrementAndGet())));
        beans.rollout().announce(new Opening(GREY_BRUCE, Stage.OPEN, NOW.minusSeconds(3600)));
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    void at(LocalDate day) {
        clock.set(day.atTime(12, 0).atZone(ClinicsFixture.TORONTO).toInstant());
    }

    Stop site() {
        return clinics.aSite(GREY_BRUCE);
    }

    /** Ten slots from nine o’clock; shown from now on. */
    List<Slot> day(Stop stop, LocalDate day, int capacity) {
        List<Slot> slots = clinics.publish(stop, day, 10, capacity);
        clock.advance(Duration.ofSeconds(2));
        return slots;
    }

    Booking book(Stop stop, Contact contact) {
        return book(
                PeopleFixture.aPerson(),
                contact,
                day(stop, FIRST_DAY, 3).getFirst(),
                day(stop, SECOND_DAY, 3).getFirst());
    }

    Booking book(Identity person, Contact contact, Slot... slots) {
        List<Hold> holds = new ArrayList<>();
        for (Slot slot : slots) {
            holds.add(hold(person, new DoseOrdinal(holds.size() + 1), slot));
        }
        ConfirmOutcome outcome = appointments.confirm(
                new BookingRequest(BookingId.next(), person, contact, Language.EN, GREY_BRUCE, Optional.empty(), holds),
                RESIDENT);
        assertThat(outcome).isInstanceOf(ConfirmOutcome.Confirmed.class);
        return ((ConfirmOutcome.Confirmed) outcome).booking();
    }

    Hold hold(Identity person, DoseOrdinal dose, Slot slot) {
        HoldOutcome outcome = appointments.hold(
                people.claim(person), dose, AppointmentId.next(), slot, Wanted.nothingElse(slot), false);
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
        return ((HoldOutcome.Held) outcome).hold();
    }

    Booking now(Booking booking) {
        return appointments.find(booking.person(), booking.id()).orElseThrow();
    }

    Optional<LocalDate> dayOf(Booking booking, DoseOrdinal dose) {
        return now(booking)
                .live(dose)
                .map(Appointment::startsAt)
                .map(start -> start.atZone(ClinicsFixture.TORONTO).toLocalDate());
    }
}
