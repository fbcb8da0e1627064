package ca.dosebook.booking;

import ca.dosebook.booking.BookingRules.PlannedDose;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.people.Person;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.SiteAnswer;
import ca.dosebook.rollout.SiteChoice;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** @param heldSince since when the person holds a place: who was welcome then is still; null for none */
    Optional<ConfirmOutcome> refuse(BookingRequest request, Instant now, @Nullable Instant heldSince) {
        EligibilityQuestion question = new EligibilityQuestion(
                        request.healthUnit(),
                        request.identity().birthDate().getYear(),
                        request.groups(),
                        request.invitation().isPresent(),
                        now)
                .livingIn(request.identity().area())
                .holdingSince(heldSince);
        EligibilityAnswer answer = rollout.assess(question);
        if (!(answer instanceof EligibilityAnswer.Eligible)) {
            return Optional.of(new ConfirmOutcome.NotEligible(answer));
        }
        for (Hold hold : request.holds()) {
            Site site = hold.slot().site();
            if (!(rollout.assessSite(question, site.id().value(), site.healthUnit()) instanceof SiteAnswer.MayUse)) {
                return Optional.of(new ConfirmOutcome.SiteNotOpen(hold.dose()));
            }
        }
        List<PlannedDose> planned =
                request.holds().stream().map(BookingGate::planned).toList();
        LocalDate born = request.identity().birthDate();
        return request.had()
                .flatMap(had -> tooSoonAfter(had, planned, born, now))
                .or(() -> broken(planned, next(request.had()), born, now));
    }

    /** Late is better than never: a dose on record only keeps the next one from coming too soon. */
    private Optional<ConfirmOutcome> tooSoonAfter(
            DosesHad had, List<PlannedDose> planned, LocalDate born, Instant now) {
        Optional<DoseWindow> window = windowAfter(had.last(), had.product(), had.lastOn(), born, now);
        return planned.stream()
                .filter(dose -> dose.dose().equals(had.last().next()))
                .filter(dose -> !dose.product().equals(had.product())
                        || window.filter(days -> !dose.day().isBefore(days.earliest()))
                                .isEmpty())
                .findFirst()
                .map(dose -> new ConfirmOutcome.IntervalNotKept(dose.dose()));
    }

    private static DoseOrdinal next(Optional<DosesHad> had) {
        return had.map(doses -> doses.last().next()).orElse(DoseOrdinal.FIRST);
    }

    /** @param at the moment whose stages and pauses count: now, or since when the person holds the places */
    Optional<ConfirmOutcome> refuseChange(Booking booking, Person person, List<Hold> held, Instant at) {
        List<PlannedDose> planned =
                new ArrayList<>(held.stream().map(BookingGate::planned).toList());
        for (Appointment live : booking.live()) {
            if (held.stream().noneMatch(hold -> hold.dose().equals(live.dose()))) {
                Slot slot = clinics.slot(live.site(), live.slot()).orElseThrow();
                planned.add(new PlannedDose(live.dose(), slot.day(), live.product()));
            }
        }
        SiteChoice sites = sitesToMoveTo(booking, person, at);
        for (Hold hold : held) {
            Site site = hold.slot().site();
            if (!sites.allows(site.id().value(), site.healthUnit())) {
                return Optional.of(new ConfirmOutcome.SiteNotOpen(hold.dose()));
            }
        }
        DoseOrdinal earliest = planned.stream()
                .map(PlannedDose::dose)
                .min(Comparator.comparingInt(DoseOrdinal::value))
                .orElse(DoseOrdinal.FIRST);
        return broken(planned, earliest, person.identity().birthDate(), at);
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

    /** What was said of groups is not kept with a booking, so a site for a group is left to those who are there already. */
    SiteChoice sitesToMoveTo(Booking booking, Person person, Instant at) {
        Set<UUID> sites = booking.live().stream()
                .map(appointment -> appointment.site().value())
                .collect(Collectors.toSet());
        Set<HealthUnitId> units = booking.live().stream()
                .flatMap(appointment -> clinics.site(appointment.site()).stream())
                .map(Site::healthUnit)
                .collect(Collectors.toSet());
        EligibilityQuestion question = new EligibilityQuestion(
                        booking.healthUnit(), person.identity().birthDate().getYear(), Set.of(), false, at)
                .livingIn(person.identity().area());
        return rollout.sitesToMoveTo(question, units, sites);
    }

    Asker asker(LocalDate birthDate, Set<PersonGroup> said, Instant now) {
        LocalDate today = now.atZone(PROVINCE).toLocalDate();
        return Asker.of(said).alsoOf(BookingRules.groups(birthDate, today));
    }
}
