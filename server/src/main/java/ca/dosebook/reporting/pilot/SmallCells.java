package ca.dosebook.reporting.pilot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hides numbers from one to four in the columns of a breakdown, whose sum is shown elsewhere. Where one cell alone would
 * be hidden, the sum would tell it: then the next larger one is hidden too, if there is one.
 */
final class SmallCells {

    /** The smallest number that is shown, besides none. */
    static final int LEAST = 5;

    private SmallCells() {}

    static List<Cell> of(List<Long> column) {
        List<Cell> cells = new ArrayList<>(column.stream().map(SmallCells::cell).toList());
        long hidden =
                cells.stream().filter(cell -> !(cell instanceof Cell.Shown)).count();
        if (hidden == 1) {
            IntStream.range(0, column.size())
                    .filter(i -> column.get(i) >= LEAST)
                    .boxed()
                    .min(Comparator.comparing(column::get))
                    .ifPresent(next -> cells.set(next, new Cell.Covering()));
        }
        return Collections.unmodifiableList(cells);
    }

    private static Cell cell(long number) {
        return number > 0 && number < LEAST ? new Cell.Few() : new Cell.Shown(number);
    }
}
