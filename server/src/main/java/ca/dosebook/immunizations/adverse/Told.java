package ca.dosebook.immunizations.adverse;

import ca.dosebook.kernel.Personal;
import java.time.Instant;
import java.util.Set;

/**
 * What is known of an adverse event at some time.
 *
 * @param onsetAt when it began; to the minute
 * @param happened at least one
 * @param lifeThreatening whether the person's life was in danger
 * @param disabling whether it left a disability or incapacity
 */
@Personal
public record Told(
        Instant onsetAt,
        Set<Happening> happened,
        CareLevel care,
        Set<Treatment> treatments,
        EventOutcome outcome,
        boolean lifeThreatening,
        boolean disabling) {

    public Told {
        happened = Set.copyOf(happened);
        treatments = Set.copyOf(treatments);
    }

    /**
     * Whether it is serious as the Public Health Agency of Canada's form means it: death, danger to life, a stay in hospital
     * or a longer one, a disability that stays. What harms an unborn child is told in words.
     */
    public boolean isSerious() {
        return outcome == EventOutcome.DIED
                || outcome == EventOutcome.PERMANENT
                || care == CareLevel.IN_HOSPITAL
                || lifeThreatening
                || disabling;
    }

    @Override
    public String toString() {
        return "Told[masked]";
    }
}
