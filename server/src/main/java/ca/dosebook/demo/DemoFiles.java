package ca.dosebook.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.ProductCode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The hand-written files in {@code demo/}; each reading gives the sites new ids. */
final class DemoFiles {

    private DemoFiles() {}

    static List<DemoSite> sites() {
        Map<String, List<NamedCsvRecord>> stops =
                rows("stops.csv").stream().collect(groupingBy(row -> row.getField("site")));
        return rows("sites.csv").stream()
                .map(row -> site(row, stops.getOrDefault(row.getField("site"), List.of())))
                .toList();
    }

    /** Invented numbers for the units that answer the phone or take bookings themselves. */
    static Map<HealthUnitId, String> localPhones() {
        return rows("local_phones.csv").stream().collect(toMap(DemoFiles::healthUnit, row -> row.getField("phone")));
    }

    private static DemoSite site(NamedCsvRecord row, List<NamedCsvRecord> stops) {
        var site = new Site(
                new SiteId(Uuids.next()),
                healthUnit(row),
                SiteKind.valueOf(row.getField("kind")),
                new Bilingual(row.getField("name_en"), row.getField("name_fr")),
                ZoneId.of(row.getField("zone")),
                Boolean.parseBoolean(row.getField("no_steps")));
        var rhythm = new Rhythm(
                Arrays.stream(row.getField("weekdays").split(" "))
                        .map(DayOfWeek::valueOf)
                        .sorted()
                        .toList(),
                number(row, "every_weeks"),
                number(row, "first_week"),
                LocalTime.parse(row.getField("opens")),
                LocalTime.parse(row.getField("closes")),
                number(row, "slot_minutes"),
                number(row, "slot_capacity"),
                new ProductCode(row.getField("product_code")));
        return new DemoSite(site, stops.stream().map(stop -> stop(site, stop)).toList(), rhythm);
    }

    private static Stop stop(Site site, NamedCsvRecord row) {
        // A building is its own stop and has no other name.
        boolean building = row.getField("place_en").isEmpty();
        return new Stop(
                new StopId(Uuids.next()),
                site.id(),
                building ? site.name() : new Bilingual(row.getField("place_en"), row.getField("place_fr")),
                row.getField("street"),
                row.getField("town"),
                row.getField("postal_code"),
                new GeoPoint(
                        Double.parseDouble(row.getField("latitude")), Double.parseDouble(row.getField("longitude"))));
    }

    private static HealthUnitId healthUnit(NamedCsvRecord row) {
        return new HealthUnitId(number(row, "health_unit_id"));
    }

    private static int number(NamedCsvRecord row, String field) {
        return Integer.parseInt(row.getField(field));
    }

    private static List<NamedCsvRecord> rows(String name) {
        InputStream bytes = DemoFiles.class.getResourceAsStream("/demo/" + name);
        if (bytes == null) {
            throw new IllegalStateException("demo data is missing: " + name);
        }
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
