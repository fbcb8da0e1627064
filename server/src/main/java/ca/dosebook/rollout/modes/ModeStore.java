package ca.dosebook.rollout.modes;

import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.CallCentre;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.rollout.ModeException;
import ca.dosebook.rollout.RolloutRows;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that changes booking modes and their exceptions, and reads their history. */
@Repository
class ModeStore {

    private final JdbcClient jdbc;

    ModeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers what the tool was before only when it changes. */
    void set(HealthUnitId unit, BookingTool tool, CallCentre callCentre, LocalContact local, Instant now) {
        int rows = jdbc.sql("""
                        update rollout.booking_mode
                           set tool_since = case when booking_tool <> :tool then :now else tool_since end,
                               tool_before = case when booking_tool <> :tool then booking_tool else tool_before end,
                               booking_tool = :tool,
                               call_centre = :call_centre,
                               local_name = :name,
                               local_address = :address,
                               local_phone = :phone,
                               local_url = :url
                         where health_unit_id = :unit""")
                .param("unit", unit.value())
                .param("tool", tool.name())
                .param("call_centre", callCentre.name())
                .param("now", RolloutRows.at(now))
                .params(contact(local))
                .update();
        if (rows != 1) {
            throw new IllegalArgumentException("no health unit " + unit);
        }
    }

    void insertChange(UUID id, HealthUnitId unit, ModeChange change) {
        jdbc.sql("""
                        insert into rollout.mode_change
                          (change_id, health_unit_id, changed_at, changed_by, booking_tool, call_centre)
                        values (:id, :unit, :at, :by, :tool, :call_centre)""")
                .param("id", id)
                .param("unit", unit.value())
                .param("at", RolloutRows.at(change.at()))
                .param("by", change.by())
                .param("tool", change.bookingTool().name())
                .param("call_centre", change.callCentre().name())
                .update();
    }

    boolean insert(UUID id, ModeException exception, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                                insert into rollout.mode_exception
                                  (exception_id, health_unit_id, site_id, group_code, booking_tool, call_centre,
                                   local_name, local_address, local_phone, local_url, added_at, added_by)
                                values
                                  (:id, :unit, :site, :group, :tool, :call_centre,
                                   :name, :address, :phone, :url, :now, :by)
                                on conflict do nothing""")
                        .param("id", id)
                        .param("unit", exception.unit().value())
                        .param("site", exception.site())
                        .param(
                                "group",
                                exception.group() == null
                                        ? null
                                        : exception.group().code())
                        .param("tool", exception.bookingTool().name())
                        .param("call_centre", exception.callCentre().name())
                        .param("now", RolloutRows.at(now))
                        .param("by", by)
                        .params(contact(exception.local()))
                        .update()
                == 1;
    }

    boolean end(HealthUnitId unit, UUID id, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                                update rollout.mode_exception
                                   set ended_at = greatest(:now, added_at), ended_by = :by
                                 where exception_id = :id and health_unit_id = :unit and ended_at is null""")
                        .param("id", id)
                        .param("unit", unit.value())
                        .param("now", RolloutRows.at(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    List<RecordedException> exceptionsOf(HealthUnitId unit) {
        return jdbc.sql("""
                        select exception_id, health_unit_id, site_id, group_code, booking_tool, call_centre,
                               local_name, local_address, local_phone, local_url, added_at, added_by, ended_at, ended_by
                          from rollout.mode_exception
                         where health_unit_id = :unit
                         order by added_at desc, exception_id desc""")
                .param("unit", unit.value())
                .query((row, n) -> new RecordedException(
                        row.getObject("exception_id", UUID.class),
                        RolloutRows.exception(row),
                        Optional.ofNullable(row.getObject("added_by", UUID.class)),
                        Optional.ofNullable(row.getObject("ended_by", UUID.class))))
                .list();
    }

    List<ModeChange> changesOf(HealthUnitId unit) {
        return jdbc.sql("""
                        select changed_at, changed_by, booking_tool, call_centre
                          from rollout.mode_change
                         where health_unit_id = :unit
                         order by changed_at desc, change_id desc""")
                .param("unit", unit.value())
                .query((row, n) -> new ModeChange(
                        RolloutRows.instant(row, "changed_at"),
                        row.getObject("changed_by", UUID.class),
                        BookingTool.valueOf(row.getString("booking_tool")),
                        CallCentre.valueOf(row.getString("call_centre"))))
                .list();
    }

    private static Map<String, @Nullable Object> contact(LocalContact local) {
        URI url = local.url();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("name", local.name());
        parameters.put("address", local.address());
        parameters.put("phone", local.phone());
        parameters.put("url", url == null ? null : url.toString());
        return parameters;
    }
}
