package ca.dosebook.console.pilot;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture of figures that a table beside it says in words. Sizes are in the picture's own units.
 *
 * @param description what can be seen in it, in a sentence
 */
record Chart(String id, String title, String description, int width, int height, List<Bar> bars, List<Label> labels) {

    private static final int WIDTH = 640;
    private static final int ROW = 52;
    private static final int BAR = 20;
    private static final int DAYS_HEIGHT = 180;

    Chart {
        bars = List.copyOf(bars);
        labels = List.copyOf(labels);
    }

    /** @param kind the end of its class: {@code all} is an outline, {@code part} is filled */
    record Bar(double x, double y, double width, double height, String kind) {}

    /** @param anchor start, middle or end */
    record Label(int x, int y, String anchor, String text) {}

    /**
     * @param all the length of the outline; as long as the part where there is nothing else
     * @param text beside the bar
     */
    record Row(long part, long all, String text) {}

    /** One bar below the other, each with its text above it. */
    static Chart rows(String id, String title, String description, List<Row> rows) {
        long most = Math.max(
                1,
                rows.stream()
                        .mapToLong(row -> Math.max(row.all(), row.part()))
                        .max()
                        .orElse(1));
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            int y = i * ROW;
            labels.add(new Label(0, y + 18, "start", row.text()));
            bars.add(new Bar(1, y + 25, length(row.all(), most), BAR, "all"));
            bars.add(new Bar(1, y + 25, length(row.part(), most), BAR, "part"));
        }
        return new Chart(id, title, description, WIDTH, Math.max(1, rows.size()) * ROW, bars, labels);
    }

    private static double length(long number, long most) {
        return rounded((WIDTH - 2) * (double) number / most);
    }

    /** One bar beside the other, with the first and the last named, and the highest. */
    static Chart columns(
            String id, String title, String description, List<Long> numbers, String first, String last, String most) {
        long highest =
                Math.max(1, numbers.stream().mapToLong(Long::longValue).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, numbers.size());
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            double height = rounded((DAYS_HEIGHT - 56) * (double) numbers.get(i) / highest);
            bars.add(new Bar(
                    rounded(i * step + 1), DAYS_HEIGHT - 28 - height, rounded(Math.max(1, step - 2)), height, "part"));
        }
        bars.add(new Bar(0, DAYS_HEIGHT - 28, WIDTH, 1, "axis"));
        return new Chart(
                id,
                title,
                description,
                WIDTH,
                DAYS_HEIGHT,
                bars,
                List.of(
                        new Label(0, 18, "start", most),
                        new Label(0, DAYS_HEIGHT - 6, "start", first),
                        new Label(WIDTH, DAYS_HEIGHT - 6, "end", last)));
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
