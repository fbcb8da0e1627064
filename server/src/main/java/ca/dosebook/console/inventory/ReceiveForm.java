package ca.dosebook.console.inventory;

import ca.dosebook.console.clinics.Typed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A shipment as it is typed: lines of fields that repeat. */
record ReceiveForm(String act, List<Line> lines) {

    /** A lot that is not among the known ones. */
    static final String NEW = "new";

    static final int MOST_LINES = 20;

    /**
     * @param lot the id of a known one, {@link #NEW}, or empty
     * @param expires as a browser's date field sends it
     */
    record Line(
            int number,
            String lot,
            String product,
            String lotNumber,
            String expires,
            String expected,
            String received,
            String condition,
            String thawed) {

        boolean blank() {
            return (lot + product + lotNumber + expires + expected + received + thawed).isEmpty();
        }

        /** Whether its fields about a new lot are needed, or were typed into. */
        boolean isNew() {
            return lot.equals(NEW) || (lot.isEmpty() && !(product + lotNumber + expires).isEmpty());
        }

        /** The id of a field of this line. */
        String id(String field) {
            return field + "-" + number;
        }

        Optional<LocalDate> thawedOn() {
            return Typed.date(thawed);
        }

        OptionalInt doses(String typed, int most) {
            return Typed.number(typed, 0, most);
        }
    }

    static ReceiveForm empty(String act) {
        return new ReceiveForm(act, List.of(line(1, null, 0)));
    }

    static ReceiveForm of(String act, MultiValueMap<String, String> sent) {
        int lines = sent.getOrDefault("received", List.of()).size();
        return new ReceiveForm(
                act,
                IntStream.rangeClosed(1, Math.clamp(lines, 1, MOST_LINES))
                        .mapToObj(number -> line(number, sent, number - 1))
                        .toList());
    }

    ReceiveForm more() {
        if (lines.size() >= MOST_LINES) {
            return this;
        }
        List<Line> all = new ArrayList<>(lines);
        all.add(line(lines.size() + 1, null, 0));
        return new ReceiveForm(act, all);
    }

    private static Line line(int number, @Nullable MultiValueMap<String, String> sent, int at) {
        return new Line(
                number,
                field(sent, "lot", at),
                field(sent, "product", at),
                field(sent, "number", at),
                field(sent, "expires", at),
                field(sent, "expected", at),
                field(sent, "received", at),
                field(sent, "condition", at),
                field(sent, "thawed", at));
    }

    private static String field(@Nullable MultiValueMap<String, String> sent, String name, int at) {
        List<String> values = sent == null ? List.of() : sent.getOrDefault(name, List.of());
        return at < values.size() ? Typed.said(values.get(at)) : "";
    }
}
