package ca.dosebook.console.persons;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.StaffFixture;
import ca.dosebook.audit.Actor;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingId;
import ca.dosebook.booking.BookingRequest;
import ca.dosebook.booking.ConfirmOutcome;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Contact;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.People;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Grey Bruce, open to those born in 1941 and before; people with an appointment there, and staff. */
final class PersonsWorld {

    static final int GREY_BRUCE = 2233;
    static final Contact BY_MAIL = new Contact(
            Optional.of("rose@example.ca"), Optional.of("5195550143"), Optional.empty(), Optional.of("Marguerite Roy"));

    final SettableClock clock;
    final StaffFixture staff;
    final Stop site;
    private final Beans beans;
    private final ClinicsFixture clinics;
    private int booked;

    record Beans(Clock clock, Appointments appointments, People people, Rollout rollout, JdbcClient jdbc) {}

    @TestConfiguration
    static class Parts {
        @Bean
        Beans beans(Clock clock, Appointments appointments, People people, Rollout rollout, JdbcClient jdbc) {
            return new Beans(clock, appointments, people, rollout, jdbc);
        }
    }

    PersonsWorld(Beans beans) {
        this.beans = beans;
        this.clock = (SettableClock) beans.clock();
        this.staff = StaffFixture.on(beans.jdbc(), clock);
        this.clinics = ClinicsFixture.on(beans.jdbc());
        beans.rollout()
                .announce(new Opening(
                        new HealthUnitId(GREY_BRUCE),
                        Stage.OPEN,
                        clock.instant().minusSeconds(3600)));
        this.site = clinics.aSite(new HealthUnitId(GREY_BRUCE));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClinicsFixture.TORONTO);
    }

    List<Slot> day(LocalDate day) {
        List<Slot> slots = clinics.publish(site, day, 10, 3);
        clock.advance(Duration.ofSeconds(2));
        return slots;
    }

    static Identity rose(HealthCardNumber number) {
        return new Identity(
                new PersonName("Rose", "Tremblay"),
                PeopleFixture.BORN,
                new IdentityDocument.PhotoCard(number, "AB"),
                "N4K 1A1");
    }

    List<Booking> bookings(PersonKey person) {
        return beans.appointments().of(person);
    }

    /** Someone who came to the site without a booking. */
    PersonKey walkIn(Identity person) {
        return beans.people()
                .record(person, Contact.NONE, Language.EN, site.site().value());
    }

    People people() {
        return beans.people();
    }

    PersonKey book(Identity person) {
        Slot slot = day(today().plusDays(9 + booked++)).getFirst();
        HoldOutcome held = beans.appointments()
                .hold(
                        beans.people().claim(person),
                        DoseOrdinal.FIRST,
                        AppointmentId.next(),
                        slot,
                        Wanted.nothingElse(slot),
                        false);
        assertThat(held).isInstanceOf(HoldOutcome.Held.class);
        ConfirmOutcome outcome = beans.appointments()
                .confirm(
                        new BookingRequest(
                                BookingId.next(),
                                person,
                                BY_MAIL,
                                Language.FR,
                                new HealthUnitId(GREY_BRUCE),
                                Optional.empty(),
                                List.of(((HoldOutcome.Held) held).hold())),
                        Actor.resident("c0a801"));
        assertThat(outcome).isInstanceOf(ConfirmOutcome.Confirmed.class);
        return beans.people().keyOf(person);
    }
}
