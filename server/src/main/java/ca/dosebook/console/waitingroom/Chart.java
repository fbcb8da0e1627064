package ca.dosebook.console.waitingroom;

import java.util.ArrayList;
import java.util.List;

/** One column for each minute; the table after it says the same. Sizes are in the picture's own units. */
record Chart(String title, String description, List<Column> columns) {

    static final int WIDTH = 640;
    static final int HEIGHT = 120;

    /** @param x from the left, like all sizes to a tenth */
    record Column(double x, double y, double width, double height) {}

    static Chart of(List<Long> numbers, String title, String description) {
        long highest =
                Math.max(1, numbers.stream().mapToLong(Long::longValue).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, numbers.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            double height = rounded((double) HEIGHT * numbers.get(i) / highest);
            columns.add(
                    new Column(rounded(i * step), rounded(HEIGHT - height), rounded(Math.max(1, step - 2)), height));
        }
        return new Chart(title, description, columns);
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
