package ca.dosebook.immunizations.adverse;

import java.util.EnumSet;
import java.util.Set;

/** How far the health unit is with a report. The names are stored. */
public enum FollowUp {
    RECEIVED,
    UNDER_REVIEW,
    /** The medical officer of health has said what it means for later doses. */
    RECOMMENDATION_MADE,
    CLOSED;

    /** Where it may go from here. What becomes known meanwhile is added without a step; a closed one is opened again first. */
    public Set<FollowUp> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.allOf(FollowUp.class);
            case UNDER_REVIEW, RECOMMENDATION_MADE -> EnumSet.of(UNDER_REVIEW, RECOMMENDATION_MADE, CLOSED);
            case CLOSED -> EnumSet.of(UNDER_REVIEW);
        };
    }

    /** Whether it cannot be had without a recommendation. */
    public boolean needsRecommendation() {
        return this == RECOMMENDATION_MADE || this == CLOSED;
    }
}
