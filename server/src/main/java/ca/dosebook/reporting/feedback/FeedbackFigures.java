package ca.dosebook.reporting.feedback;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The answers of some days.
 *
 * @param answers how many people answered anything
 * @param ease how often each answer from 1 to 5 was given, in that order
 * @param helped how many said that someone helped
 * @param saidWhetherHelped how many answered that question
 * @param remarks how many wrote one
 */
public record FeedbackFigures(long answers, List<Long> ease, long helped, long saidWhetherHelped, long remarks) {

    public FeedbackFigures {
        ease = List.copyOf(ease);
    }

    public long saidHowEasy() {
        return ease.stream().mapToLong(Long::longValue).sum();
    }

    /** From 1 to 5; empty when nobody said. */
    public OptionalDouble meanEase() {
        long sum = 0;
        for (int i = 0; i < ease.size(); i++) {
            sum += ease.get(i) * (i + 1);
        }
        return saidHowEasy() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / saidHowEasy());
    }
}
