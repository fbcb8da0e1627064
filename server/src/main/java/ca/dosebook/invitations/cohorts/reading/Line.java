package ca.dosebook.invitations.cohorts.reading;

import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.kernel.Personal;
import java.util.List;

/**
 * A line of a file.
 *
 * @param number of the line, the heading being 1; in a workbook the row's number
 * @param cells by {@link Column}'s order, empty where there is none; as they stand in the file
 * @param problems what only whoever reads the file can see
 */
@Personal
public record Line(int number, List<String> cells, List<Problem> problems) {

    public String cell(Column column) {
        return cells.get(column.ordinal());
    }

    @Override
    public String toString() {
        return "Line[masked]";
    }
}
