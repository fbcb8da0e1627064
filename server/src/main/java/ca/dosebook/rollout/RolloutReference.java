package ca.dosebook.rollout;

import static ca.dosebook.kernel.ReferenceFile.numberOrNull;
import static ca.dosebook.kernel.ReferenceFile.textOrNull;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.kernel.ReferenceFile;
import ca.dosebook.vaccines.PersonGroup;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shipped reference data as the records of this module; reads files only. */
final class RolloutReference {

    /** The day of the table of minimum ages: 2 April 2021, 0:00 in Toronto. */
    private static final Instant MINIMUM_AGES_OF = Instant.parse("2021-04-02T04:00:00Z");

    private static final int YEAR_OF_MINIMUM_AGES = 2021;

    private RolloutReference() {}

    /** A unit with the StatCan region that only the table keeps. */
    record Unit(HealthUnit unit, String statcanRegion) {}

    static List<Unit> healthUnits() {
        return ReferenceFile.rows("health_units.csv").stream()
                .map(RolloutReference::healthUnit)
                .toList();
    }

    static List<PostalArea> postalAreas() {
        return ReferenceFile.rows("postal_areas.csv").stream()
                .map(RolloutReference::postalArea)
                .toList();
    }

    /** Provincial rules from their own file, and the minimum age of each unit. */
    static List<EligibilityRule> eligibilityRules() {
        var rules = new ArrayList<EligibilityRule>();
        for (NamedCsvRecord row : ReferenceFile.rows("eligibility_rules.csv")) {
            Integer unit = numberOrNull(row, "health_unit_id");
            rules.add(new EligibilityRule(
                    unit == null ? null : new HealthUnitId(unit),
                    Instant.parse(row.getField("effective_from")),
                    criterion(numberOrNull(row, "born_in_or_before"), textOrNull(row, "group_code"))));
        }
        for (NamedCsvRecord row : ReferenceFile.rows("health_units.csv")) {
            int minimumAge = Integer.parseInt(row.getField("minimum_age_2021_04_02"));
            rules.add(new EligibilityRule(
                    new HealthUnitId(Integer.parseInt(row.getField("health_unit_id"))),
                    MINIMUM_AGES_OF,
                    EligibilityCriterion.bornInOrBefore(YEAR_OF_MINIMUM_AGES - minimumAge)));
        }
        return rules;
    }

    private static EligibilityCriterion criterion(@Nullable Integer bornInOrBefore, @Nullable String group) {
        if (bornInOrBefore == null && group == null) {
            throw new IllegalArgumentException("a rule names a year, a group or both");
        }
        EligibilityCriterion whom =
                group == null ? EligibilityCriterion.everyone() : EligibilityCriterion.memberOf(new PersonGroup(group));
        return bornInOrBefore == null ? whom : whom.andBornInOrBefore(bornInOrBefore);
    }

    private static Unit healthUnit(NamedCsvRecord row) {
        String url = textOrNull(row, "local_booking_url");
        var unit = new HealthUnit(
                new HealthUnitId(Integer.parseInt(row.getField("health_unit_id"))),
                row.getField("short_name"),
                new Bilingual(typeset(row.getField("name_en")), typeset(row.getField("name_fr"))),
                Integer.parseInt(row.getField("population_2021")),
                Boolean.parseBoolean(row.getField("pilot_2021_03_01")),
                BookingTool.valueOf(row.getField("booking_tool_2021_03_15")),
                CallCentre.valueOf(row.getField("call_centre_2021_03_15")),
                new LocalContact(null, null, null, url == null ? null : URI.create(url)));
        return new Unit(unit, row.getField("statcan_region"));
    }

    private static PostalArea postalArea(NamedCsvRecord row) {
        return new PostalArea(
                row.getField("fsa"),
                typeset(row.getField("place_name")),
                new GeoPoint(
                        Double.parseDouble(row.getField("latitude")), Double.parseDouble(row.getField("longitude"))),
                Arrays.stream(row.getField("health_unit_ids").split("\\|"))
                        .map(id -> new HealthUnitId(Integer.parseInt(id)))
                        .toList(),
                Boolean.parseBoolean(row.getField("hot_spot_2021_04")));
    }

    /** The files are plain text; pages show the apostrophe that printers use. */
    private static String typeset(String name) {
        return name.replace('\'', '’');
    }

    static <K, V> Map<K, V> by(Function<V, K> key, List<V> values) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
