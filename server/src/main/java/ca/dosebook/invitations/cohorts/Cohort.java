package ca.dosebook.invitations.cohorts;

import ca.dosebook.rollout.HealthUnitId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A list of people that a health unit uploaded.
 *
 * @param uploadedBy the member of staff
 * @param progress how far reading is, or was
 * @param problem why it could not be read
 * @param columns what was found in the file
 * @param unknownColumns the places, from 1, of columns that mean nothing here; what stood in them is not kept
 * @param dateOrder how dates like 03/04/1938 are taken; empty where the list has none that could be either
 * @param rows how many lines are in each state
 */
public record Cohort(
        CohortId id,
        HealthUnitId unit,
        String name,
        State state,
        UUID uploadedBy,
        Instant uploadedAt,
        Progress progress,
        Optional<FileProblem> problem,
        Set<Column> columns,
        List<Integer> unknownColumns,
        Optional<DateOrder> dateOrder,
        Optional<Approval> approval,
        Map<CohortRow.State, Integer> rows) {

    public Cohort {
        columns = Set.copyOf(columns);
        unknownColumns = List.copyOf(unknownColumns);
        rows = Map.copyOf(rows);
    }

    public int count(CohortRow.State state) {
        return rows.getOrDefault(state, 0);
    }

    /** Of the file, without the heading and empty lines. */
    public int lines() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How far a cohort is. The names are stored. */
    public enum State {
        READING,
        IN_REVIEW,
        APPROVED,
        DISCARDED,
        UNREADABLE
    }

    /** What reading does, one after the other. The names are stored. */
    public enum Step {
        /** Waits for another list to be read. */
        WAITING,
        READING,
        COMPARING,
        KEEPING
    }

    /**
     * @param linesTotal empty until the end of the file was seen
     * @param endedAt when the list was ready to be looked through
     */
    public record Progress(Step step, int linesRead, OptionalInt linesTotal, Optional<Instant> endedAt) {}

    public record Approval(UUID by, Instant at) {}
}
