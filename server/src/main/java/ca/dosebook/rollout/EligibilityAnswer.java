package ca.dosebook.rollout;

import ca.dosebook.kernel.Bilingual;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one answer to an {@link EligibilityQuestion}: the same on the web, on the phone and at the door. */
public sealed interface EligibilityAnswer {

    /** The key in the messages files ({@code rollout.reason.…}) that says it in a sentence. */
    default String messageKey() {
        return switch (this) {
            case Eligible(EligibilityReason.Invited ignored) -> "rollout.reason.invited";
            case Eligible(EligibilityReason.TurnHasCome ignored) -> "rollout.reason.turnHasCome";
            case ByInvitationOnly(HealthUnit ignored, @Nullable Instant openingAt) ->
                openingAt == null ? "rollout.reason.byInvitation" : "rollout.reason.byInvitationUntil";
            case NotOpenYet(HealthUnit ignored, @Nullable Instant openingAt) ->
                openingAt == null ? "rollout.reason.notOpen" : "rollout.reason.notOpenUntil";
            case NotYourTurn(HealthUnit ignored, List<EligibilityCriterion> ignoredToo, @Nullable Instant from) ->
                from == null ? "rollout.reason.notYourTurn" : "rollout.reason.notYourTurnUntil";
            case BooksLocally ignored -> "rollout.reason.booksLocally";
            case Paused ignored -> "rollout.reason.paused";
        };
    }

    /** She may book now. */
    record Eligible(EligibilityReason reason) implements EligibilityAnswer {}

    /**
     * The unit is in its pilot, or people like her book by invitation only, and no valid invitation was shown.
     *
     * @param openingAt when it opens to everyone whose turn it is; null when not announced
     */
    record ByInvitationOnly(HealthUnit unit, @Nullable Instant openingAt) implements EligibilityAnswer {}

    /**
     * The unit is closed.
     *
     * @param openingAt from when she could book, with her invitation if she showed one; null when not announced
     */
    record NotOpenYet(HealthUnit unit, @Nullable Instant openingAt) implements EligibilityAnswer {}

    /**
     * The unit is open, and nobody like her may book yet.
     *
     * @param turnOf who may book there now, so that the page can say so; may be empty
     * @param from from when she may book; null when not announced
     */
    record NotYourTurn(
            HealthUnit unit,
            List<EligibilityCriterion> turnOf,
            @Nullable Instant from) implements EligibilityAnswer {}

    /**
     * The unit takes bookings in its own system, from everyone or from people like her.
     *
     * @param local how to reach it
     */
    record BooksLocally(HealthUnit unit, LocalContact local) implements EligibilityAnswer {
        public BooksLocally(HealthUnit unit) {
            this(unit, unit.local());
        }
    }

    /**
     * Booking is paused, and nobody new gets in; who held a place before goes on.
     *
     * @param stage in which the unit is behind the pause
     * @param reason in both languages, for the page
     */
    record Paused(HealthUnit unit, Stage stage, Instant since, Bilingual reason) implements EligibilityAnswer {}
}
