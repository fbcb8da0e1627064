package ca.dosebook.clinics.publishing;

import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityCriterion;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.ModeException;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.SiteAnswer;
import ca.dosebook.rollout.Stage;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether any resident of its area is shown a clinic day, by the same answers that residents get. */
@Component
class Sight {

    /** The year of the oldest who might come: whoever's turn it is, it is theirs too. */
    private static final int OLDEST = 1900;

    private final Rollout rollout;

    Sight(Rollout rollout) {
        this.rollout = rollout;
    }

    /** Looked at from the moment at which the day opens. */
    Optional<Unseen> unseen(Planned planned) {
        HealthUnitId unit = planned.site().healthUnit();
        UUID site = planned.site().id().value();
        Instant opens = planned.day()
                .day()
                .atTime(planned.day().opens())
                .atZone(planned.site().zone())
                .toInstant();
        Stage stage = rollout.stage(unit, opens);
        if (stage == Stage.CLOSED) {
            return Optional.of(Unseen.UNIT_NOT_OPEN);
        }
        List<EligibilityQuestion> askers = askers(unit, site, opens, stage);
        List<SiteAnswer> answers = askers.stream()
                .map(asker -> rollout.assessSite(asker, site, unit))
                .toList();
        if (answers.stream().allMatch(SiteAnswer.BooksElsewhere.class::isInstance)) {
            return Optional.of(Unseen.BOOKED_ELSEWHERE);
        }
        boolean somebody = askers.stream()
                .filter(asker -> rollout.assessSite(asker, site, unit) instanceof SiteAnswer.MayUse)
                .anyMatch(asker -> rollout.assess(asker) instanceof EligibilityAnswer.Eligible);
        return somebody ? Optional.empty() : Optional.of(Unseen.GROUPS_NOT_ELIGIBLE);
    }

    /** One of everyone for whom there is a rule or an exception here: anyone, and a member of each group named. */
    private List<EligibilityQuestion> askers(HealthUnitId unit, UUID site, Instant at, Stage stage) {
        boolean invited = stage == Stage.PILOT;
        List<EligibilityQuestion> askers = new ArrayList<>();
        askers.add(new EligibilityQuestion(unit, OLDEST, Set.of(), invited, at));
        for (EligibilityCriterion criterion : rollout.siteIsFor(site, at)) {
            Integer year = criterion.bornInOrBefore();
            PersonGroup group = criterion.group();
            askers.add(new EligibilityQuestion(
                    unit,
                    year == null ? OLDEST : year,
                    group == null ? Set.of() : Set.of(group),
                    invited || criterion.byInvitation(),
                    at));
        }
        rollout.bookingHereByException(unit, at).stream()
                .map(ModeException::group)
                .filter(Objects::nonNull)
                .forEach(group -> askers.add(new EligibilityQuestion(unit, OLDEST, Set.of(group), invited, at)));
        return askers;
    }
}
