package ca.dosebook.invitations.cohorts;

import ca.dosebook.invitations.cohorts.CandidateStore.RowQuery;
import ca.dosebook.invitations.cohorts.CandidateStore.Sealed;
import ca.dosebook.invitations.cohorts.CohortOutcome.Done;
import ca.dosebook.invitations.cohorts.CohortOutcome.NotNow;
import ca.dosebook.invitations.cohorts.CohortOutcome.Unknown;
import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.People;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looking through a cohort line by line, and deciding what is used of it. */
@Component
public class CohortReview {

    private static final int BATCH = 1_000;

    private final CohortStore store;
    private final CandidateStore candidates;
    private final CandidateSeal seal;
    private final People people;
    private final TransactionTemplate transaction;

    CohortReview(
            CohortStore store,
            CandidateStore candidates,
            CandidateSeal seal,
            People people,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.candidates = candidates;
        this.seal = seal;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param lines that have it
     * @param waiting of them, those for which it waits for a decision
     */
    public record Count(int lines, int waiting) {}

    /**
     * Which lines to look at.
     *
     * @param search a line's number, or a family name in any spelling; empty for all
     * @param after the last line of the page before; 0 for the first page
     */
    @Personal
    public record Look(Optional<Finding> finding, Optional<CohortRow.State> state, String search, int after) {

        @Override
        public String toString() {
            return "Look[" + finding + ", " + state + ", masked]";
        }
    }

    /** What is decided about lines. Each can be taken back until the cohort is approved. */
    public enum Decision {
        LET_IN,
        LEAVE_OUT,
        /** As before anything was decided. */
        ASK_AGAIN
    }

    /** What was noticed, and on how many lines. */
    public Map<Finding, Count> findings(CohortId cohort) {
        Map<Finding, Count> counts = new EnumMap<>(Finding.class);
        counts.putAll(candidates.findings(cohort));
        return counts;
    }

    /**
     * Some lines, opened: to be called for a cohort within reach, after it was written down who looks.
     *
     * @param most how many, at most
     */
    public List<CohortRow> rows(CohortId cohort, Look look, int most) {
        return candidates.rows(cohort, query(look), most).stream()
                .map(this::row)
                .toList();
    }

    /** All lines with something that can be corrected in the file. */
    public List<CohortRow> rowsToCorrect(CohortId cohort) {
        return Stream.of(CohortRow.State.LEFT_OUT, CohortRow.State.HELD)
                .flatMap(state -> all(cohort, state).stream())
                .filter(row -> row.problems().stream().anyMatch(CohortReview::isCorrectable))
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .toList();
    }

    private static boolean isCorrectable(Problem problem) {
        return problem.finding() == Finding.WRONG_COLUMNS
                || problem.column().isPresent() && problem.finding().weight() != Finding.Weight.NOTE;
    }

    private List<CohortRow> all(CohortId cohort, CohortRow.State state) {
        List<CohortRow> all = new ArrayList<>();
        List<CohortRow> page;
        int after = 0;
        do {
            page = rows(cohort, new Look(Optional.empty(), Optional.of(state), "", after), BATCH);
            all.addAll(page);
            after = page.isEmpty() ? after : page.getLast().line();
        } while (page.size() == BATCH);
        return all;
    }

    private RowQuery query(Look look) {
        String search = look.search().strip();
        boolean number = search.matches("[0-9]{1,7}");
        OptionalInt line = number ? OptionalInt.of(Integer.parseInt(search)) : OptionalInt.empty();
        Optional<byte[]> family =
                number || search.isEmpty() ? Optional.empty() : Optional.of(people.familyHash(findable(search)));
        return new RowQuery(look.finding(), look.state(), line, family, look.after());
    }

    /** A name as long as names are, without what no name has: nobody is found by it, and nothing breaks. */
    private static String findable(String search) {
        String tidy = PersonName.tidy(search);
        return PersonName.tooLong(tidy) || PersonName.unprintable(tidy) ? "?" : tidy;
    }

    private CohortRow row(Sealed sealed) {
        if (sealed.details().length == 0) {
            return new CohortRow(sealed.line(), sealed.state(), List.of(), sealed.open(), sealed.twin(), Map.of());
        }
        Line line = seal.line(sealed);
        List<Problem> problems = new ArrayList<>(seal.meaning(sealed).problems());
        sealed.findings().stream()
                .filter(finding -> problems.stream().noneMatch(problem -> problem.finding() == finding))
                .forEach(finding -> problems.add(Problem.of(finding)));
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            cells.put(column, line.cell(column));
        }
        return new CohortRow(sealed.line(), sealed.state(), problems, sealed.open(), sealed.twin(), cells);
    }

    /** Decides about every line that waits for this. {@link NotNow} once the cohort is no longer looked through. */
    public CohortOutcome decide(HealthUnitId unit, CohortId id, Finding finding, Decision decision) {
        if (!finding.canBeLetIn()) {
            throw new IllegalArgumentException(finding + " is not decided about");
        }
        return inReview(unit, id, () -> {
            switch (decision) {
                case LET_IN -> candidates.letIn(id, finding);
                case LEAVE_OUT -> candidates.leaveOut(id, finding);
                case ASK_AGAIN -> candidates.askAgain(id, finding);
            }
            return true;
        });
    }

    /** Decides about one line; {@link Unknown} where there is none about which this can be decided. */
    public CohortOutcome decide(HealthUnitId unit, CohortId id, int line, Decision decision) {
        return inReview(unit, id, () -> switch (decision) {
            case LET_IN -> candidates.letIn(id, line);
            case LEAVE_OUT -> candidates.leaveOut(id, line);
            case ASK_AGAIN -> candidates.askAgain(id, line);
        });
    }

    private interface Deciding {
        boolean done();
    }

    private CohortOutcome inReview(HealthUnitId unit, CohortId id, Deciding deciding) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Cohort.State> state = store.lock(unit, id);
            if (state.isEmpty()) {
                return new Unknown();
            }
            if (state.get() != Cohort.State.IN_REVIEW) {
                return new NotNow(store.find(unit, id).orElseThrow());
            }
            return deciding.done() ? new Done(store.find(unit, id).orElseThrow()) : new Unknown();
        }));
    }
}
