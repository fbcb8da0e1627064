package ca.dosebook.console.publishing;

import ca.dosebook.console.Moments;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityAnswer.BooksLocally;
import ca.dosebook.rollout.EligibilityAnswer.ByInvitationOnly;
import ca.dosebook.rollout.EligibilityAnswer.Eligible;
import ca.dosebook.rollout.EligibilityAnswer.NotOpenYet;
import ca.dosebook.rollout.EligibilityAnswer.NotYourTurn;
import ca.dosebook.rollout.EligibilityAnswer.Paused;
import ca.dosebook.rollout.EligibilityReason;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.words.RolloutWords;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The eligibility answer in the sentences that residents read. */
@Component
class EyeWords {

    private final Rollout rollout;

    EyeWords(Rollout rollout) {
        this.rollout = rollout;
    }

    boolean isYes(EligibilityAnswer answer) {
        return answer instanceof Eligible;
    }

    String unit(Texts t, HealthUnitId id) {
        return rollout.healthUnit(id).map(unit -> unit.name().in(t.language())).orElse("");
    }

    String group(Texts t, PersonGroup group) {
        return RolloutWords.group(t, group);
    }

    String answer(Texts t, EligibilityAnswer answer) {
        return switch (answer) {
            case Eligible(EligibilityReason reason) ->
                switch (reason) {
                    case EligibilityReason.Invited ignored -> t.of(answer.messageKey());
                    case EligibilityReason.TurnHasCome turn ->
                        t.of(answer.messageKey(), RolloutWords.criterion(t, turn.criterion()));
                };
            case ByInvitationOnly no -> no(t, answer, no.unit(), no.openingAt());
            case NotOpenYet no -> no(t, answer, no.unit(), no.openingAt());
            case NotYourTurn no -> no(t, answer, no.unit(), no.from());
            case BooksLocally no -> no(t, answer, no.unit(), null);
            case Paused no -> no(t, answer, no.unit(), null);
        };
    }

    private static String no(Texts t, EligibilityAnswer answer, HealthUnit unit, @Nullable Instant from) {
        return t.of(answer.messageKey(), RolloutWords.inSentence(t, unit), from == null ? "" : Moments.said(t, from));
    }
}
