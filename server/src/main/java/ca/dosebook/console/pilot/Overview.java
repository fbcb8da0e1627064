package ca.dosebook.console.pilot;

import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.pilot.UnitLine;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The units of the province: a map, and a table that can be sorted.
 *
 * @param legend the steps of the map that it shows, with their words
 */
record Overview(List<Panel> panels, List<Step> legend, List<Head> head, List<Row> rows) {

    /** @param units each once, in one of the panels */
    record Panel(String id, String title, int height, List<Drawn> units) {}

    /**
     * @param title the unit and its figures in words
     * @param shade of its share
     */
    record Drawn(String address, String title, String path, Shade shade) {}

    record Step(Shade shade, String words) {}

    /** @param sorted {@code ascending} or {@code descending}; null for a column that is not in order */
    record Head(String text, String address, @Nullable String sorted) {}

    record Row(String address, String name, List<String> figures) {}

    /** What the table can be sorted by; numbers begin with the highest. */
    private enum Sort {
        UNIT(line -> 0L),
        INVITED(line -> line.funnel().invited()),
        OPENED(line -> line.funnel().opened()),
        BOOKED(line -> line.funnel().booked()),
        BOOKINGS(UnitLine::bookings),
        PLACES(line -> line.places().capacity()),
        TAKEN(line -> line.places().taken()),
        CAME(line -> line.visits().came()),
        DOSED(line -> line.visits().dosed());

        private final Function<UnitLine, Long> number;

        Sort(Function<UnitLine, Long> number) {
            this.number = number;
        }

        static Sort of(String typed) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(typed))
                    .findFirst()
                    .orElse(UNIT);
        }

        Stream<UnitLine> sorted(List<UnitLine> lines) {
            return this == UNIT
                    ? lines.stream()
                    : lines.stream().sorted(Comparator.comparing(number).reversed());
        }
    }

    static Overview of(Texts t, List<UnitLine> lines, Days days, String sort) {
        String query = DaysForm.query(days);
        Sort chosen = Sort.of(sort);
        List<Head> head = Arrays.stream(Sort.values())
                .map(one -> new Head(
                        t.of("pilot.units." + one.name()),
                        t.to("/console/pilot/units" + query + "&sort=" + one.name() + "#units"),
                        one != chosen ? null : one == Sort.UNIT ? "ascending" : "descending"))
                .toList();
        List<Row> rows = chosen.sorted(lines)
                .map(line -> new Row(
                        address(t, line, query),
                        line.unit().shortName(),
                        List.of(
                                Numbers.said(t, line.funnel().invited()),
                                Numbers.said(t, line.funnel().opened()),
                                Numbers.said(t, line.funnel().booked()),
                                Numbers.said(t, line.bookings()),
                                Numbers.said(t, line.places().capacity()),
                                Numbers.said(t, line.places().taken()),
                                Numbers.said(t, line.visits().came()),
                                Numbers.said(t, line.visits().dosed()))))
                .toList();
        List<Step> legend = Arrays.stream(Shade.values())
                .map(shade -> new Step(shade, t.of("pilot.shade." + shade.name())))
                .toList();
        return new Overview(panels(t, lines, query), legend, head, rows);
    }

    private static List<Panel> panels(Texts t, List<UnitLine> lines, String query) {
        Map<Integer, UnitLine> byUnit =
                lines.stream().collect(Collectors.toMap(line -> line.unit().id().value(), line -> line));
        return Arrays.stream(UnitMap.Panel.values())
                .map(panel -> {
                    List<UnitMap.Outline> outlines = UnitMap.of(panel);
                    List<Drawn> units = outlines.stream()
                            .flatMap(outline -> Optional.ofNullable(byUnit.get(outline.unit()))
                                    .map(line -> new Drawn(
                                            address(t, line, query),
                                            title(t, line),
                                            outline.path(),
                                            Shade.of(line.funnel())))
                                    .stream())
                            .toList();
                    return new Panel(
                            "map-" + panel.name(),
                            t.of("pilot.map." + panel.name()),
                            outlines.getFirst().panelHeight(),
                            units);
                })
                .toList();
    }

    private static String title(Texts t, UnitLine line) {
        return line.funnel().invited() == 0
                ? t.of("pilot.map.none", line.unit().shortName())
                : t.of(
                        "pilot.map.unit",
                        line.unit().shortName(),
                        line.funnel().booked(),
                        line.funnel().invited(),
                        Numbers.share(t, line.funnel().booked(), line.funnel().invited()));
    }

    private static String address(Texts t, UnitLine line, String query) {
        return t.to("/console/pilot/" + line.unit().id() + query);
    }
}
