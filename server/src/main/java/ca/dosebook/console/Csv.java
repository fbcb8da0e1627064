package ca.dosebook.console;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as a file for spreadsheets (RFC 4180). No cell is taken for a formula: one that begins like one gets an
 * apostrophe before it, as OWASP advises.
 */
public final class Csv {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder("\ufeff");

    private Csv() {}

    /** Begins with a mark by which spreadsheets see that it is UTF-8. */
    public static Csv empty() {
        return new Csv();
    }

    public Csv row(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String cell(String value) {
        boolean formula = !value.isEmpty() && BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
