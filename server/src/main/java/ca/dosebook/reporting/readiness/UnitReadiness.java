package ca.dosebook.reporting.readiness;

import ca.dosebook.rollout.HealthUnit;
import java.time.Instant;
import java.util.List;

/** How ready a health unit is. @param asOf when that was true */
public record UnitReadiness(ReadinessFacts facts, List<ReadinessLine> lines, Instant asOf) {

    public UnitReadiness {
        lines = List.copyOf(lines);
    }

    public HealthUnit unit() {
        return facts.unit();
    }

    /** How many lines are missing. */
    public int missing() {
        return (int) lines.stream()
                .filter(line -> line.state() == ReadinessLine.State.MISSING)
                .count();
    }

    public boolean isReady() {
        return missing() == 0;
    }
}
