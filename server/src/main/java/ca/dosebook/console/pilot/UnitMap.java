package ca.dosebook.console.pilot;

import static java.util.stream.Collectors.groupingBy;

import ca.dosebook.kernel.ReferenceFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The outlines of the health units; {@code scripts/draw-health-unit-map} draws them. Read once. */
final class UnitMap {

    private static final Map<Panel, List<Outline>> OUTLINES =
            new EnumMap<>(ReferenceFile.rows("health_unit_map.csv").stream()
                    .map(row -> new Outline(
                            Integer.parseInt(row.getField("health_unit_id")),
                            Panel.valueOf(row.getField("panel")),
                            Integer.parseInt(row.getField("panel_height")),
                            row.getField("path")))
                    .collect(groupingBy(Outline::panel)));

    private UnitMap() {}

    /** A part of the province, drawn at a scale of its own. */
    enum Panel {
        SOUTH,
        NORTH
    }

    record Outline(int unit, Panel panel, int panelHeight, String path) {}

    static List<Outline> of(Panel panel) {
        return OUTLINES.getOrDefault(panel, List.of());
    }
}
