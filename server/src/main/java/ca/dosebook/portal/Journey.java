package ca.dosebook.portal;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Slot;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.ModeException;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.SiteChoice;
import ca.dosebook.rollout.Stage;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.Vaccines;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The order of the questions. What comes next follows from the answers alone, so that a change sends nobody through the
 * whole journey again and a deep link skips nothing.
 */
@Component
public class Journey {

    /** The page that says what is on record, and what that leaves to book. */
    public static final String ON_RECORD = "/book/on-record";

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
        if (!goesOn(draft, unit.get())) {
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
        EligibilityAnswer answer = answer(draft).orElse(null);
        if (answer instanceof EligibilityAnswer.ByInvitationOnly && draft.invitation() == null) {
            return Step.INVITATION;
        }
        if (!(answer instanceof EligibilityAnswer.Eligible)) {
            return Step.ANSWER;
        }
        if (doseToChoose(draft).isPresent() || draft.held().isEmpty()) {
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
                ? doseToChoose(draft).map(dose -> "/book/dose/" + dose.value()).orElse(ON_RECORD)
                : next.path();
    }

    /** Whether there is anything to ask: someone can book here for this unit now, or this person was booking already. */
    private boolean goesOn(Draft draft, HealthUnitId id) {
        boolean taken = rollout.healthUnit(id)
                .map(unit -> takesBookings(unit)
                        || (goesOnHere(draft) && !waysHere(draft).isEmpty()))
                .orElse(false);
        return taken || (!draft.held().isEmpty() && answer(draft).orElse(null) instanceof EligibilityAnswer.Eligible);
    }

    private boolean takesBookings(HealthUnit unit) {
        Instant now = clock.instant();
        return !unit.booksLocally()
                && rollout.stage(unit.id(), now) != Stage.CLOSED
                && rollout.pause(unit.id(), now).isEmpty();
    }

    private static boolean goesOnHere(Draft draft) {
        return draft.home() != null && Boolean.TRUE.equals(draft.home().here());
    }

    /** What books here, by exception, for a unit with a system of its own; to be offered beside that system. */
    public List<ModeException> waysHere(Draft draft) {
        return draft.unit()
                .map(unit -> rollout.bookingHereByException(unit, clock.instant()))
                .orElse(List.of());
    }

    /** Whether the person is still to be told of both ways. */
    public boolean standsBeforeBothWays(Draft draft) {
        return draft.held().isEmpty() && !goesOnHere(draft) && !waysHere(draft).isEmpty();
    }

    /** Whether this person may book now, as far as is known; empty while the health unit is not. */
    public Optional<EligibilityAnswer> answer(Draft draft) {
        return question(draft).map(rollout::assess);
    }

    /** The sites at which this person may book, as far as is known; empty while the health unit is not. */
    public Optional<SiteChoice> sites(Draft draft) {
        return question(draft).map(rollout::sites);
    }

    private Optional<EligibilityQuestion> question(Draft draft) {
        return draft.unit()
                .map(unit -> new EligibilityQuestion(
                                unit,
                                draft.birthDate() == null
                                        ? 9999
                                        : draft.birthDate().getYear(),
                                draft.groups(),
                                draft.invitation() != null,
                                clock.instant())
                        .livingIn(draft.home() == null ? null : draft.home().area())
                        .holdingSince(holdingSince(draft)));
    }

    /** Since when the person holds the place held longest; null for none. */
    private static @Nullable Instant holdingSince(Draft draft) {
        return draft.held().stream()
                .flatMap(place -> Stream.ofNullable(place.since()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The groups of which it matters whether the person belongs to them, when it is not their turn by what is known. */
    public List<PersonGroup> groupsToAskFor(Draft draft) {
        return question(draft.belongingTo("")).map(rollout::groupsThatMatter).orElse(List.of());
    }

    public Optional<HealthUnit> unit(Draft draft) {
        return draft.unit().flatMap(rollout::healthUnit);
    }

    /** The first dose of the series that is neither on record nor has a place held; empty when there is none. */
    public Optional<DoseOrdinal> doseToChoose(Draft draft) {
        DoseOrdinal dose = draft.firstToBook();
        boolean complete = draft.onRecord()
                .filter(had -> vaccines.product(had.product())
                        .filter(product -> product.continuesAfter(had.last()))
                        .isEmpty())
                .isPresent();
        if (complete) {
            return Optional.empty();
        }
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
