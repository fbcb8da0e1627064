package ca.dosebook.console.mobile;

import ca.dosebook.access.SignedIn;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.Expected;
import ca.dosebook.console.Floor;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseHistory;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.screening.Screenings;
import ca.dosebook.inventory.LotOnHand;
import ca.dosebook.inventory.Stock;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what a device takes along: who is still expected, and what they may be given. */
@Component
class Packing {

    private final CarriedLists lists;
    private final Arrivals arrivals;
    private final People people;
    private final Appointments appointments;
    private final Given given;
    private final Clock clock;

    Packing(CarriedLists lists, Arrivals arrivals, People people, Appointments appointments, Given given, Clock clock) {
        this.lists = lists;
        this.arrivals = arrivals;
        this.people = people;
        this.appointments = appointments;
        this.given = given;
        this.clock = clock;
    }

    static Instant closes(Floor floor) {
        return floor.day()
                .day()
                .atTime(floor.day().closes())
                .atZone(floor.zone())
                .toInstant();
    }

    /** From the evening before it opens until the list would be of no use. */
    boolean isTime(Floor floor) {
        Instant now = clock.instant();
        Instant opens = floor.day()
                .day()
                .atTime(floor.day().opens())
                .atZone(floor.zone())
                .toInstant();
        return !now.isBefore(opens.minus(CarriedLists.BEFORE_OPENING))
                && now.isBefore(closes(floor).plus(CarriedLists.AFTER_CLOSING));
    }

    /** @param device as the user calls it */
    Packed pack(Floor floor, String device, Texts t, SignedIn staff) {
        List<Expected> expected = arrivals.expected(floor.day(), Instant.MIN, Instant.MAX).stream()
                .filter(one ->
                        one.state() == AppointmentState.BOOKED && one.arrival().isEmpty())
                .toList();
        Map<PersonKey, Person> known =
                people.find(expected.stream().map(Expected::person).toList());
        List<Carried.Row> rows = new ArrayList<>();
        List<Packed.Row> shown = new ArrayList<>();
        for (Expected one : expected) {
            Optional<Person> person = Optional.ofNullable(known.get(one.person()));
            if (person.isPresent()) {
                DoseHistory history = given.doses.history(one.person());
                rows.add(new Carried.Row(
                        one.appointment(), one.person(), history.doses().size()));
                shown.add(row(one, person.get(), history, floor, t));
            }
        }
        CarriedLists.HandedOut out = lists.handOut(Place.of(floor), device, closes(floor), rows, staff);
        return new Packed(
                out.carried().id(),
                Base64.getEncoder().encodeToString(out.key()),
                staff.name().full(),
                clock.instant().toEpochMilli(),
                out.carried().validUntil().toEpochMilli(),
                closes(floor).toEpochMilli(),
                shown,
                given.stock.usable(floor.site().id(), floor.day().day()).stream()
                        .map(lot -> lot(lot, t))
                        .toList());
    }

    private Packed.Row row(Expected one, Person person, DoseHistory history, Floor floor, Texts t) {
        LocalDate day = floor.day().day();
        return new Packed.Row(
                one.appointment().value(),
                person.identity().name().given(),
                person.identity().name().family(),
                person.identity().birthDate().toString(),
                t.shortDate(person.identity().birthDate()),
                person.identity()
                        .document()
                        .healthNumber()
                        .map(HealthCardNumber::lastFour)
                        .orElse(""),
                reference(one),
                one.dose().value(),
                t.time(one.startsAt().atZone(floor.zone()).toLocalTime()),
                t.of("floor.language." + person.language().code()),
                history.doses().stream().map(dose -> dose(dose, t)).toList(),
                given.doses
                        .nextWindow(one.person(), day)
                        .map(DoseWindow::earliest)
                        .filter(day::isBefore)
                        .map(t::date)
                        .orElse(null),
                given.screenings.hasConsent(one.person()));
    }

    private String reference(Expected one) {
        return appointments.of(one.person()).stream()
                .filter(booking -> booking.appointments().stream()
                        .anyMatch(appointment -> appointment.id().equals(one.appointment())))
                .map(Booking::reference)
                .map(reference -> reference.digits())
                .findFirst()
                .orElse("");
    }

    private String dose(Dose dose, Texts t) {
        return t.of("mobile.dose", dose.ordinal().value(), product(dose.product(), t), t.shortDate(dose.givenOn()));
    }

    private Packed.LotRow lot(LotOnHand lot, Texts t) {
        return new Packed.LotRow(
                lot.lot().id().value(),
                lot.lot().number(),
                product(lot.lot().product(), t),
                t.of("mobile.lot.useBy", t.shortDate(lot.useBy())));
    }

    private String product(ProductCode code, Texts t) {
        return given.vaccines
                .product(code)
                .map(product -> product.name().in(t.language()))
                .orElse(code.value());
    }

    /** What is known of doses: those given, those that may be, what was said before them. */
    @Component
    static class Given {
        private final Doses doses;
        private final Screenings screenings;
        private final Stock stock;
        private final Vaccines vaccines;

        Given(Doses doses, Screenings screenings, Stock stock, Vaccines vaccines) {
            this.doses = doses;
            this.screenings = screenings;
            this.stock = stock;
            this.vaccines = vaccines;
        }
    }
}
