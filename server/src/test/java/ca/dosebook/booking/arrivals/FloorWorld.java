package ca.dosebook.booking.arrivals;

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
import ca.dosebook.booking.Hold;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.GiveDose;
import ca.dosebook.immunizations.GiveOutcome;
import ca.dosebook.immunizations.Route;
import ca.dosebook.immunizations.screening.ConsentBy;
import ca.dosebook.immunizations.screening.Screening;
import ca.dosebook.immunizations.screening.Screenings;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.keeping.KeepingOutcome;
import ca.dosebook.inventory.keeping.Shipment;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clinic day of today in Grey Bruce with people who have appointments, staff, and two lots in the fridge. */
public final class FloorWorld {

    public static final HealthUnitId GREY_BRUCE = new HealthUnitId(2233);
    public static final ZoneId ZONE = ClinicsFixture.TORONTO;

    public final SettableClock clock;
    public final StaffFixture staff;
    public final Stop stop;
    public final ClinicDay day;
    public final List<Slot> slots;
    public final LotId lot;
    public final Staff vaccinator;
    private final Beans beans;
    private final ClinicsFixture clinics;

    public record Beans(
            Clock clock,
            Appointments appointments,
            Arrivals arrivals,
            Doses doses,
            Screenings screenings,
            Stock stock,
            StockKeeping keeping,
            Lots lots,
            Clinics clinics,
            People people,
            Rollout rollout,
            JdbcClient jdbc) {}

    /** Import it beside {@link ca.dosebook.testing.StandingClock}. */
    @TestConfiguration
    public static class Parts {
        @Bean
        Beans floorBeans(
                Clock clock,
                Appointments appointments,
                Arrivals arrivals,
                Doses doses,
                Screenings screenings,
                Stock stock,
                StockKeeping keeping,
                Lots lots,
                Clinics clinics,
                People people,
                Rollout rollout,
                JdbcClient jdbc) {
            return new Beans(
                    clock,
                    appointments,
                    arrivals,
                    doses,
                    screenings,
                    stock,
                    keeping,
                    lots,
                    clinics,
                    people,
                    rollout,
                    jdbc);
        }
    }

    /** At 9:05 in Owen Sound; the day has ten slots of ten minutes from nine o'clock on, three people each. */
    public FloorWorld(Beans beans) {
        this.beans = beans;
        this.clock = (SettableClock) beans.clock();
        clock.set(Instant.parse("2021-03-15T12:00:00Z"));
        this.staff = StaffFixture.on(beans.jdbc(), clock);
        this.clinics = ClinicsFixture.on(beans.jdbc());
        beans.rollout()
                .announce(new Opening(GREY_BRUCE, Stage.OPEN, clock.instant().minusSeconds(3600)));
        this.stop = clinics.aSite(GREY_BRUCE);
        this.day = ClinicsFixture.aDay(stop, LocalDate.of(2021, 3, 15), 10, 3);
        this.slots = clinics.publish(day);
        this.lot = stock(100, LocalDate.of(2021, 4, 30));
        this.vaccinator = staff.signedIn(Role.VACCINATOR, staff.healthUnit(GREY_BRUCE.value()));
        clock.advance(Duration.ofSeconds(2));
    }

    /** A new lot of Pfizer-BioNTech at the site. */
    public LotId stock(int doses, LocalDate expires) {
        return stock(stop, doses, expires);
    }

    public LotId stock(Stop at, int doses, LocalDate expires) {
        LotId id = new LotId(Uuids.next());
        beans.lots()
                .add(
                        new Lot(
                                id,
                                ClinicsFixture.PFIZER,
                                "T" + id.value().toString().substring(24),
                                expires,
                                Optional.empty()),
                        Actor.DOSEBOOK);
        KeepingOutcome received = beans.keeping()
                .receive(
                        new Shipment(
                                Uuids.next(),
                                at.site(),
                                List.of(new Shipment.Line(
                                        id, false, Optional.of(LocalDate.of(2021, 3, 12)), doses, doses))),
                        Actor.DOSEBOOK);
        assertThat(received).isInstanceOf(KeepingOutcome.Done.class);
        return id;
    }

    public List<Slot> publish(LocalDate date) {
        List<Slot> published = clinics.publish(stop, date, 10, 3);
        clock.advance(Duration.ofSeconds(2));
        return published;
    }

    /** The day after, at the same place. */
    public ClinicDay anotherDay() {
        ClinicDay another = ClinicsFixture.aDay(stop, LocalDate.of(2021, 3, 16), 10, 3);
        clinics.publish(another);
        return another;
    }

    public Stop anotherSite() {
        return clinics.aSite(GREY_BRUCE);
    }

    public List<Slot> publishAt(Stop at, LocalDate date) {
        List<Slot> published = clinics.publish(at, date, 10, 3);
        clock.advance(Duration.ofSeconds(2));
        return published;
    }

    /** Somebody born in 1938 with a card of their own. */
    public static Identity someone(String given, String family, HealthCardNumber number) {
        return new Identity(
                new PersonName(given, family),
                PeopleFixture.BORN,
                new IdentityDocument.PhotoCard(number, "AB"),
                "N4K 1A1");
    }

    public static Identity someone() {
        return someone("Rose", "Tremblay", PeopleFixture.aHealthNumber());
    }

    /** Books a dose in each slot, in order. */
    public Booking book(Identity person, Slot... wanted) {
        List<Hold> holds = new ArrayList<>();
        DoseOrdinal dose = DoseOrdinal.FIRST;
        for (Slot slot : wanted) {
            HoldOutcome held = beans.appointments()
                    .hold(
                            beans.people().claim(person),
                            dose,
                            AppointmentId.next(),
                            slot,
                            Wanted.nothingElse(slot),
                            false);
            assertThat(held).isInstanceOf(HoldOutcome.Held.class);
            holds.add(((HoldOutcome.Held) held).hold());
            dose = dose.next();
        }
        ConfirmOutcome outcome = beans.appointments()
                .confirm(
                        new BookingRequest(
                                BookingId.next(),
                                person,
                                new Contact(
                                        Optional.of("rose@example.ca"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                Language.EN,
                                GREY_BRUCE,
                                Optional.empty(),
                                holds),
                        Actor.resident("c0a801"));
        assertThat(outcome).isInstanceOf(ConfirmOutcome.Confirmed.class);
        return ((ConfirmOutcome.Confirmed) outcome).booking();
    }

    /** The moment of a slot, so that nobody is early. */
    public void goTo(Slot slot) {
        clock.set(slot.startsAt().toInstant());
    }

    public Arrival checkIn(PersonKey person) {
        return checkIn(person, day);
    }

    public Arrival checkIn(PersonKey person, ClinicDay on) {
        CheckInOutcome outcome = beans.arrivals()
                .checkIn(ArrivalId.next(), person, on, ZONE, IdentityBy.HEALTH_CARD, vaccinator.signedIn());
        assertThat(outcome).isInstanceOf(CheckInOutcome.In.class);
        return ((CheckInOutcome.In) outcome).arrival();
    }

    /** Asks the questions, all answered with no, and takes consent. */
    public void screen(Arrival arrival) {
        beans.screenings()
                .record(
                        arrival.person(),
                        Screening.of(Uuids.next(), arrival.id().value(), Set.of(), false),
                        vaccinator.signedIn());
        beans.screenings().consent(arrival.person(), Uuids.next(), ConsentBy.PERSON, vaccinator.signedIn());
    }

    public GiveDose dose(Arrival arrival, LotId from) {
        return dose(DoseId.next(), arrival.id().value(), from);
    }

    public GiveDose dose(DoseId id, UUID arrival, LotId from) {
        return new GiveDose(
                id,
                stop.site(),
                arrival,
                from,
                BodySite.LEFT_DELTOID,
                Route.INTRAMUSCULAR,
                clock.instant(),
                Set.of(),
                false,
                Optional.empty());
    }

    public GiveOutcome give(GiveDose dose) {
        return beans.doses().give(dose, vaccinator.signedIn(), ZONE);
    }

    /** Everything from the door to the dose. */
    public GiveOutcome vaccinate(PersonKey person) {
        Arrival arrival = checkIn(person);
        screen(arrival);
        return give(dose(arrival, lot));
    }

    public int left(LotId of) {
        return beans.stock().onHand(stop.site()).stream()
                .filter(one -> one.lot().id().equals(of))
                .mapToInt(one -> one.doses())
                .sum();
    }

    public Beans beans() {
        return beans;
    }

    public PersonKey key(Identity person) {
        return beans.people().keyOf(person);
    }
}
