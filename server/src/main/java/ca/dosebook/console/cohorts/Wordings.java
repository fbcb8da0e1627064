package ca.dosebook.console.cohorts;

import ca.dosebook.invitations.cohorts.Cohort;
import ca.dosebook.invitations.cohorts.CohortRow;
import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.FileProblem;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.wording.Texts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** What pages of cohorts call things. */
final class Wordings {

    private Wordings() {}

    static String state(Texts t, Cohort.State state) {
        return t.of("cohorts.state." + state.name());
    }

    static String rowState(Texts t, CohortRow.State state) {
        return t.of("cohorts.row." + state.name());
    }

    static String finding(Texts t, Finding finding) {
        return t.of("cohorts.finding." + finding.name());
    }

    static String problem(Texts t, FileProblem problem) {
        return t.of("cohorts.problem." + problem.name());
    }

    static String column(Texts t, Column column) {
        return t.of("cohorts.column." + column.name());
    }

    static String columns(Texts t, Collection<Column> columns) {
        List<String> names =
                columns.stream().sorted().map(column -> column(t, column)).toList();
        return names.isEmpty() ? t.of("cohorts.none") : String.join(", ", names);
    }

    /** As spreadsheets name columns: A, B … Z, AA. */
    static String letters(int place) {
        StringBuilder letters = new StringBuilder();
        for (int rest = place; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** What is wrong, in which column, and beside which line. */
    static String problem(Texts t, Problem problem, OptionalInt twin) {
        String what = finding(t, problem.finding());
        boolean hasTwin = twin.isPresent()
                && switch (problem.finding()) {
                    case DUPLICATE, SAME_NUMBER, SAME_NAME, ALIKE -> true;
                    default -> false;
                };
        String where = hasTwin ? " " + t.of("cohorts.twin", Integer.toString(twin.getAsInt())) : "";
        return problem.column()
                .map(column -> t.of("cohorts.in", column(t, column), what))
                .orElse(what + where);
    }

    static String elapsed(Texts t, Duration time) {
        return time.toSeconds() < 90
                ? t.of("cohorts.seconds", Math.max(1, time.toSeconds()))
                : t.of("cohorts.minutes", (time.toSeconds() + 30) / 60);
    }
}
