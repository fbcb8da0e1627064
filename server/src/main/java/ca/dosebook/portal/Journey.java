package ca.dosebook.portal;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Slot;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityCriterion;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.Vaccines;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The order of the questions. What comes next follows from the answers alone, so that a change sends nobody through the
 * whole journey again and a deep link skips nothing.
 */
@Component
public class Journey {

    private final Rollout rollout;
    private final Vaccines vaccines;
    private final Availability availability;
    private final Clinics clinics;
    private final Clock clock;

    Journey(Rollout rollout, Vaccines vaccines, Availability availability, Clinics clinics, Clock clock) {
        this.rollout = rollout;
        this.vaccines = vaccines;
        this.availability = availability;
        this.clinics = clinics;
        this.clock = clock;
    }

    /** The first question without an answer; {@link Step#CHECK} when there is none. */
    public Step next(Draft draft) {
        if (draft.home() == null) {
            return Step.WHERE;
        }
        Optional<HealthUnitId> unit = draft.unit();
        if (unit.isEmpty()) {
            return Step.UNIT;
        }
        if (!takesBookings(unit.get())) {
            return Step.ANSWER;
        }
        if (draft.forOther() == null) {
            return Step.FOR_WHOM;
        }
        if (draft.name() == null) {
            return Step.NAME;
        }
        if (draft.card() == null) {
            return Step.CARD;
        }
        if (draft.birthDate() == null) {
            return Step.BIRTH_DATE;
        }
        if (draft.group() == null
                && draft.invitation() == null
                && !groupsToAskFor(draft).isEmpty()) {
            return Step.GROUP;
        }
        if (rollout.stage(unit.get(), clock.instant()) == Stage.PILOT && draft.invitation() == null) {
            return Step.INVITATION;
        }
        if (!(answer(draft).orElse(null) instanceof EligibilityAnswer.Eligible)) {
            return Step.ANSWER;
        }
        if (doseToChoose(draft).isPresent()) {
            return Step.DOSES;
        }
        return draft.reach() == null ? Step.CONTACT : Step.CHECK;
    }

    /** Where to send someone who asks for this step too early; empty when they may see it. */
    public Optional<Step> detour(Draft draft, Step wanted) {
        Step next = next(draft);
        return next.compareTo(wanted) < 0 ? Optional.of(next) : Optional.empty();
    }

    /** Where the next question is. */
    public String onward(Draft draft) {
        Step next = next(draft);
        return next == Step.DOSES
                ? "/book/dose/" + doseToChoose(draft).orElse(DoseOrdinal.FIRST).value()
                : next.path();
    }

    /** Whether anyone at all can book here for this unit now. */
    private boolean takesBookings(HealthUnitId id) {
        return rollout.healthUnit(id)
                .map(unit -> !unit.booksLocally() && rollout.stage(id, clock.instant()) != Stage.CLOSED)
                .orElse(false);
    }

    /** Whether this person may book now, as far as is known; empty while the health unit is not. */
    public Optional<EligibilityAnswer> answer(Draft draft) {
        return draft.unit()
                .map(unit -> rollout.assess(new EligibilityQuestion(
                        unit,
                        draft.birthDate() == null ? 9999 : draft.birthDate().getYear(),
                        draft.groups(),
                        draft.invitation() != null,
                        clock.instant())));
    }

    /** The groups whose turn it is where the person lives, when it is not theirs by year of birth; else none. */
    public List<PersonGroup> groupsToAskFor(Draft draft) {
        return answer(draft.belongingTo(""))
                .filter(EligibilityAnswer.NotYourTurn.class::isInstance)
                .map(EligibilityAnswer.NotYourTurn.class::cast)
                .map(answer -> answer.turnOf().stream()
                        .flatMap(criterion -> group(criterion, draft).stream())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private static Optional<PersonGroup> group(EligibilityCriterion criterion, Draft draft) {
        return switch (criterion) {
            case EligibilityCriterion.BornInOrBefore ignored -> Optional.empty();
            case EligibilityCriterion.MemberOf(PersonGroup group) -> Optional.of(group);
            case EligibilityCriterion.MemberBornInOrBefore(PersonGroup group, int year) ->
                Optional.of(group)
                        .filter(g ->
                                draft.birthDate() != null && draft.birthDate().getYear() <= year);
        };
    }

    public Optional<HealthUnit> unit(Draft draft) {
        return draft.unit().flatMap(rollout::healthUnit);
    }

    /** The first dose of the series for which no place is held; empty when all are. */
    public Optional<DoseOrdinal> doseToChoose(Draft draft) {
        DoseOrdinal dose = DoseOrdinal.FIRST;
        while (true) {
            Optional<Slot> slot = draft.held(dose).flatMap(this::slot);
            if (slot.isEmpty()) {
                return Optional.of(dose);
            }
            Optional<Product> product = vaccines.product(slot.get().clinicDay().product());
            if (product.isEmpty() || !product.get().continuesAfter(dose)) {
                return Optional.empty();
            }
            dose = dose.next();
        }
    }

    /** The slot of a held place; from memory if it is ahead, else from the database. */
    public Optional<Slot> slot(HeldPlace place) {
        return availability.timetable().slot(place.slotId()).or(() -> clinics.slot(place.siteId(), place.slotId()));
    }
}
