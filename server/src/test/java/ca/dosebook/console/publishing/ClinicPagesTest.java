package ca.dosebook.console.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.audit.Actor;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingId;
import ca.dosebook.booking.BookingRequest;
import ca.dosebook.booking.ConfirmOutcome;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
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
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of these pages share: 20 March 2021 in Grey Bruce, a clinic lead at a browser, people with bookings. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
abstract class ClinicPagesTest {

    static final HealthUnitId GREY_BRUCE = new HealthUnitId(2233);
    static final Instant NOW = Instant.parse("2021-03-20T15:00:00Z");
    static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 29);
    static final Contact BY_MAIL =
            new Contact(Optional.of("rose@example.ca"), Optional.empty(), Optional.empty(), Optional.empty());
    static final Contact BY_PHONE =
            new Contact(Optional.empty(), Optional.empty(), Optional.of("5195550143"), Optional.empty());

    private static final AtomicInteger WORLDS = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Rollout rollout;

    @Autowired
    Appointments appointments;

    @Autowired
    People people;

    @Autowired
    Clinics clinicsBean;

    ClinicsFixture clinics;
    StaffFixture fixture;
    Staff lead;

    @BeforeEach
    void a_clinic_lead_on_that_day() {
        ((SettableClock) clock).set(NOW.plus(Duration.ofMinutes(10L * WORLDS.incrementAndGet())));
        clinics = ClinicsFixture.on(jdbc);
        rollout.announce(new Opening(GREY_BRUCE, Stage.OPEN, NOW.minusSeconds(3600)));
        fixture = StaffFixture.on(jdbc, clock);
        lead = fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(GREY_BRUCE.value()));
        // What another test left must not be a nearest place here.
        jdbc.sql("update clinics.slot set closed = true").update();
        later();
    }

    void later() {
        ((SettableClock) clock).advance(Duration.ofSeconds(2));
    }

    Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    Booking book(Slot slot, Contact contact) {
        Identity person = PeopleFixture.aPerson();
        var outcome = appointments.hold(
                people.claim(person), DoseOrdinal.FIRST, AppointmentId.next(), slot, Wanted.nothingElse(slot), false);
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
        var hold = ((HoldOutcome.Held) outcome).hold();
        var booked = appointments.confirm(
                new BookingRequest(
                        BookingId.next(), person, contact, Language.EN, GREY_BRUCE, Optional.empty(), List.of(hold)),
                Actor.resident("c0a801"));
        assertThat(booked).isInstanceOf(ConfirmOutcome.Confirmed.class);
        later();
        return ((ConfirmOutcome.Confirmed) booked).booking();
    }

    /** How often this act is written down. */
    int written(String act, Staff staff) {
        return jdbc.sql("select count(*) from audit.entry where act = :act and user_id = :user")
                .param("act", act)
                .param("user", staff.user().value())
                .query(Integer.class)
                .single();
    }
}
