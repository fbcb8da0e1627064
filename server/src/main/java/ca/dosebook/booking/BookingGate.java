package ca.dosebook.booking;

import ca.dosebook.booking.BookingRules.PlannedDose;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.people.Person;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The last look before a commit: may this person book these places now? Answers from memory. */
@Component
class BookingGate {

    /** Where "today" is counted for rules that name no site. */
    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    private final Rollout rollout;
    private final Vaccines vaccines;
    private final Clinics clinics;

    BookingGate(Rollout rollout, Vaccines vaccines, Clinics clinics) {
        this.rollout = rollout;
        this.vaccines = vaccines;
        this.clinics = clinics;
    }

    Optional<ConfirmOutcome> refuse(BookingRequest request, Instant now) {
        EligibilityAnswer answer = rollout.assess(new EligibilityQuestion(
                request.healthUnit(),
                request.identity().birthDate().getYear(),
                request.groups(),
                request.invitation().isPresent(),
                now));
        if (!(answer instanceof EligibilityAnswer.Eligible)) {
            return Optional.of(new ConfirmOutcome.NotEligible(answer));
        }
        Set<HealthUnitId> units = unitsFor(request.healthUnit(), now);
        for (Hold hold : request.holds()) {
            if (!units.contains(hold.slot().site().healthUnit())) {
                return Optional.of(new ConfirmOutcome.SiteNotOpen(hold.dose()));
            }
        }
        List<PlannedDose> planned =
                request.holds().stream().map(BookingGate::planned).toList();
        return broken(planned, DoseOrdinal.FIRST, request.identity().birthDate(), now);
    }

    Optional<ConfirmOutcome> refuseChange(Booking booking, Person person, List<Hold> held, Instant now) {
        List<PlannedDose> planned =
                new ArrayList<>(held.stream().map(BookingGate::planned).toList());
        for (Appointment live : booking.live()) {
            if (held.stream().noneMatch(hold -> hold.dose().equals(live.dose()))) {
                Slot slot = clinics.slot(live.site(), live.slot()).orElseThrow();
                planned.add(new PlannedDose(live.dose(), slot.day(), live.product()));
            }
        }
        Set<HealthUnitId> units = unitsFor(booking.healthUnit(), now);
        for (Hold hold : held) {
            if (!units.contains(hold.slot().site().healthUnit())) {
                return Optional.of(new ConfirmOutcome.SiteNotOpen(hold.dose()));
            }
        }
        DoseOrdinal earliest = planned.stream()
                .map(PlannedDose::dose)
                .min(Comparator.comparingInt(DoseOrdinal::value))
                .orElse(DoseOrdinal.FIRST);
        return broken(planned, earliest, person.identity().birthDate(), now);
    }

    private Optional<ConfirmOutcome> broken(
            List<PlannedDose> planned, DoseOrdinal startingAt, LocalDate birthDate, Instant now) {
        return BookingRules.brokenInterval(
                        planned, startingAt, (dose, product, day) -> windowAfter(dose, product, day, birthDate, now))
                .map(ConfirmOutcome.IntervalNotKept::new);
    }

    private static PlannedDose planned(Hold hold) {
        return new PlannedDose(
                hold.dose(), hold.slot().day(), hold.slot().clinicDay().product());
    }

    Optional<DoseWindow> windowAfter(
            DoseOrdinal dose, ProductCode product, LocalDate day, LocalDate birthDate, Instant now) {
        LocalDate today = now.atZone(PROVINCE).toLocalDate();
        Set<PersonGroup> groups = BookingRules.groups(birthDate, today);
        return vaccines.windowAfter(dose, product, groups, today, day);
    }

    Asker asker(LocalDate birthDate, Set<PersonGroup> said, Instant now) {
        LocalDate today = now.atZone(PROVINCE).toLocalDate();
        return Asker.of(said).alsoOf(BookingRules.groups(birthDate, today));
    }

    Set<HealthUnitId> unitsFor(HealthUnitId resident, Instant now) {
        Set<HealthUnitId> units = new HashSet<>();
        units.add(resident);
        for (HealthUnit unit : rollout.healthUnits()) {
            if (!unit.booksLocally() && rollout.stage(unit.id(), now) == Stage.OPEN) {
                units.add(unit.id());
            }
        }
        return units;
    }
}
