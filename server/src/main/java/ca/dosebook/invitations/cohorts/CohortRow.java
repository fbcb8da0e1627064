package ca.dosebook.invitations.cohorts;

import ca.dosebook.kernel.Personal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A line of a cohort as it is looked through.
 *
 * @param line of the file, the heading being line 1
 * @param state what it is now
 * @param problems everything noticed, and where
 * @param open what waits for a decision
 * @param twin the earlier line it repeats or resembles
 * @param cells as they stood in the file
 */
@Personal
public record CohortRow(
        int line, State state, List<Problem> problems, Set<Finding> open, OptionalInt twin, Map<Column, String> cells) {

    /**
     * What becomes of a line. The names are stored.
     */
    public enum State {
        /** Can be invited once the cohort is approved. */
        READY,
        /** Waits for a decision. */
        HELD,
        /** Refused, by a rule or by hand. */
        LEFT_OUT
    }

    /** @param column empty where it is the line as a whole */
    public record Problem(Finding finding, Optional<Column> column) {

        public static Problem of(Finding finding) {
            return new Problem(finding, Optional.empty());
        }

        public static Problem in(Column column, Finding finding) {
            return new Problem(finding, Optional.of(column));
        }
    }

    /** Whether the coordinator may use it all the same. */
    public boolean canBeLetIn() {
        return state != State.READY
                && problems.stream()
                        .map(Problem::finding)
                        .allMatch(finding -> finding.canBeLetIn() || finding.weight() == Finding.Weight.NOTE);
    }

    @Override
    public String toString() {
        return "CohortRow[" + state + ", masked]";
    }
}
