package ca.dosebook.console.cohorts;

import ca.dosebook.invitations.cohorts.CohortRow;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.kernel.Personal;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a list.
 *
 * @param finding what all of them have, in words; null for all lines
 * @param kept what the forms of the page send back
 * @param first the address of the first page; null on it
 * @param next the address of the next page; null where there is none
 */
@Personal
record LinesPage(
        String address,
        @Nullable String finding,
        String search,
        List<Line> lines,
        Kept kept,
        @Nullable String first,
        @Nullable String next) {

    record Kept(String finding, String state, String after) {}

    /**
     * @param details birth date, number and address, as far as the file has them, the number masked
     * @param undo whether something decided about it can be taken back
     */
    @Personal
    record Line(
            int number,
            String title,
            String state,
            String name,
            String details,
            List<String> problems,
            boolean letIn,
            boolean leaveOut,
            boolean undo) {

        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    static Line line(Texts t, CohortRow row, boolean decides) {
        boolean error = row.problems().stream().anyMatch(one -> one.finding().weight() == Finding.Weight.ERROR);
        boolean hold = row.problems().stream().anyMatch(one -> one.finding().weight() == Finding.Weight.HOLD);
        boolean decided = row.state() == CohortRow.State.READY ? hold : row.state() == CohortRow.State.LEFT_OUT;
        return new Line(
                row.line(),
                t.of("cohorts.line", Integer.toString(row.line())),
                Wordings.rowState(t, row.state()),
                joined(" ", row, Column.GIVEN_NAME, Column.FAMILY_NAME),
                details(row),
                row.problems().stream()
                        .map(problem -> Wordings.problem(t, problem, row.twin()))
                        .toList(),
                decides && row.state() == CohortRow.State.HELD && row.canBeLetIn(),
                decides && row.state() != CohortRow.State.LEFT_OUT,
                decides && decided && !error);
    }

    private static String details(CohortRow row) {
        String number = row.cells().getOrDefault(Column.HEALTH_NUMBER, "");
        return Stream.of(
                        joined(", ", row, Column.BIRTH_DATE),
                        masked(number),
                        joined(", ", row, Column.STREET, Column.TOWN, Column.POSTAL_CODE))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** All but the last four characters. */
    private static String masked(String number) {
        return number.length() <= 4
                ? number
                : "•".repeat(Math.min(10, number.length() - 4)) + number.substring(number.length() - 4);
    }

    private static String joined(String between, CohortRow row, Column... columns) {
        return Stream.of(columns)
                .map(column -> row.cells().getOrDefault(column, ""))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(between));
    }

    @Override
    public String toString() {
        return "LinesPage[masked]";
    }
}
