package ca.dosebook.rollout;

import ca.dosebook.rollout.EligibilityCriterion.Anywhere;
import ca.dosebook.rollout.EligibilityCriterion.HotSpots;
import ca.dosebook.rollout.EligibilityCriterion.PostalAreas;
import ca.dosebook.rollout.EligibilityCriterion.These;
import ca.dosebook.vaccines.PersonGroup;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of this module's tables as records and back, for its stores. */
public final class RolloutRows {

    private RolloutRows() {}

    /** The columns of a rule but its id and who wrote it. */
    public static EligibilityRule rule(ResultSet row) throws SQLException {
        @Nullable Integer unit = row.getObject("health_unit_id", Integer.class);
        return new EligibilityRule(
                unit == null ? null : new HealthUnitId(unit),
                row.getObject("site_id", UUID.class),
                instant(row, "effective_from"),
                instantOrNull(row, "effective_until"),
                new EligibilityCriterion(
                        row.getObject("born_in_or_before", Integer.class),
                        group(row),
                        areas(row),
                        row.getBoolean("by_invitation")));
    }

    private static PostalAreas areas(ResultSet row) throws SQLException {
        if (row.getBoolean("hot_spots")) {
            return new HotSpots();
        }
        @Nullable Array fsas = row.getArray("areas");
        return fsas == null
                ? new Anywhere()
                : new These(Arrays.stream((String[]) fsas.getArray()).collect(Collectors.toSet()));
    }

    /** The parameters of the same names. */
    public static Map<String, @Nullable Object> parameters(EligibilityRule rule) {
        EligibilityCriterion criterion = rule.criterion();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("unit", rule.unit() == null ? null : rule.unit().value());
        parameters.put("site", rule.site());
        parameters.put("effective_from", at(rule.effectiveFrom()));
        parameters.put("effective_until", rule.effectiveUntil() == null ? null : at(rule.effectiveUntil()));
        parameters.put("year", criterion.bornInOrBefore());
        parameters.put(
                "group", criterion.group() == null ? null : criterion.group().code());
        parameters.put(
                "areas", criterion.areas() instanceof These(Set<String> fsas) ? fsas.toArray(String[]::new) : null);
        parameters.put("hot_spots", criterion.areas() instanceof HotSpots);
        parameters.put("by_invitation", criterion.byInvitation());
        return parameters;
    }

    /** An exception with {@code added_at} and {@code ended_at} as its time. */
    public static ModeException exception(ResultSet row) throws SQLException {
        return new ModeException(
                new HealthUnitId(row.getInt("health_unit_id")),
                row.getObject("site_id", UUID.class),
                group(row),
                BookingTool.valueOf(row.getString("booking_tool")),
                CallCentre.valueOf(row.getString("call_centre")),
                local(row),
                instant(row, "added_at"),
                instantOrNull(row, "ended_at"));
    }

    public static LocalContact local(ResultSet row) throws SQLException {
        @Nullable String url = row.getString("local_url");
        return new LocalContact(
                row.getString("local_name"),
                row.getString("local_address"),
                row.getString("local_phone"),
                url == null ? null : URI.create(url));
    }

    private static @Nullable PersonGroup group(ResultSet row) throws SQLException {
        @Nullable String code = row.getString("group_code");
        return code == null ? null : new PersonGroup(code);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
