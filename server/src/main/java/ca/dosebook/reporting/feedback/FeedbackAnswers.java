package ca.dosebook.reporting.feedback;

import ca.dosebook.kernel.Personal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What someone answered; each part may be missing, but not all.
 *
 * @param ease from 1 (very hard) to 5 (very easy)
 * @param helped whether someone helped with the booking
 * @param remark in their own words, at most {@link #LONGEST_REMARK} characters; may be empty
 */
@Personal
public record FeedbackAnswers(OptionalInt ease, Optional<Boolean> helped, String remark) {

    public static final int LONGEST_REMARK = 500;

    public boolean saysNothing() {
        return ease.isEmpty() && helped.isEmpty() && remark.isBlank();
    }

    @Override
    public String toString() {
        return "FeedbackAnswers[masked]";
    }
}
