package ca.dosebook.clinics.days;

import ca.dosebook.vaccines.PersonGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the details of clinic days stand in columns. A list is the text of an array: none of its words needs quotes. */
public final class DayColumns {

    private DayColumns() {}

    /** Reads the columns of the same names. */
    public static DayDetails details(ResultSet row) throws SQLException {
        UUID series = row.getObject("series_id", UUID.class);
        Integer staff = row.getObject("staff", Integer.class);
        Integer minutes = row.getObject("minutes_per_dose", Integer.class);
        return new DayDetails(
                DayState.valueOf(row.getString("state")),
                Optional.ofNullable(series).map(SeriesId::new),
                words(row, "own_parts").map(DayPart::valueOf).collect(Collectors.toSet()),
                staff == null || minutes == null ? Optional.empty() : Optional.of(new Staffing(staff, minutes)),
                new Reserves(
                        words(row, "reserved_groups").map(PersonGroup::new).collect(Collectors.toSet()),
                        row.getInt("reserved_for_groups"),
                        row.getInt("reserved_for_phone")),
                words(row, "blocked").flatMap(text -> Span.parse(text).stream()).toList());
    }

    private static Stream<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }

    /** The parameters of a statement about one day; a list is to be cast to {@code text[]}. */
    public static Map<String, @Nullable Object> one(DayDetails day) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("state", day.state().name());
        columns.put("series_id", series(day));
        columns.put("own_parts", array(day.ownParts(), DayPart::name));
        columns.put("staff", vaccinators(day));
        columns.put("minutes_per_dose", minutes(day));
        columns.put("reserved_groups", array(day.reserves().groups(), PersonGroup::code));
        columns.put("reserved_for_groups", day.reserves().forGroups());
        columns.put("reserved_for_phone", day.reserves().forPhone());
        columns.put("blocked", array(day.blocked(), Span::toString));
        return columns;
    }

    /** The parameters of a statement about many days, each an array of texts in the order of the days. */
    public static Map<String, Object> many(List<DayDetails> days) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("states", column(days, day -> day.state().name()));
        columns.put("series_ids", column(days, DayColumns::series));
        columns.put("own_parts", column(days, day -> array(day.ownParts(), DayPart::name)));
        columns.put("staff", column(days, DayColumns::vaccinators));
        columns.put("minutes_per_dose", column(days, DayColumns::minutes));
        columns.put("reserved_groups", column(days, day -> array(day.reserves().groups(), PersonGroup::code)));
        columns.put("reserved_for_groups", column(days, day -> day.reserves().forGroups()));
        columns.put("reserved_for_phone", column(days, day -> day.reserves().forPhone()));
        columns.put("blocked", column(days, day -> array(day.blocked(), Span::toString)));
        return columns;
    }

    private static @Nullable String[] column(List<DayDetails> days, Function<DayDetails, @Nullable Object> value) {
        return days.stream()
                .map(day -> {
                    Object found = value.apply(day);
                    return found == null ? null : found.toString();
                })
                .toArray(String[]::new);
    }

    private static @Nullable UUID series(DayDetails day) {
        return day.series().map(SeriesId::value).orElse(null);
    }

    private static @Nullable Integer vaccinators(DayDetails day) {
        return day.staffing().map(Staffing::vaccinators).orElse(null);
    }

    private static @Nullable Integer minutes(DayDetails day) {
        return day.staffing().map(Staffing::minutesPerDose).orElse(null);
    }

    private static <T> String array(Collection<T> values, Function<T, String> word) {
        return values.stream().map(word).sorted().collect(Collectors.joining(",", "{", "}"));
    }
}
