package ca.dosebook.reporting.pilot;

import ca.dosebook.rollout.HealthUnitId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the numbers of calls. */
@Component
class CallStore {

    private final JdbcClient jdbc;

    CallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(HealthUnitId unit, CallsOfDay calls) {
        jdbc.sql("""
                        insert into reporting.calls (health_unit_id, day, calls, entered_by, entered_at)
                        values (:unit, :day, :calls, :by, :at)
                            on conflict on constraint calls_pk
                            do update set calls = excluded.calls, entered_by = excluded.entered_by,
                                          entered_at = excluded.entered_at""")
                .param("unit", unit.value())
                .param("day", calls.day())
                .param("calls", calls.calls())
                .param("by", calls.enteredBy())
                .param("at", OffsetDateTime.ofInstant(calls.enteredAt(), ZoneOffset.UTC))
                .update();
    }

    List<CallsOfDay> of(HealthUnitId unit) {
        return jdbc.sql("""
                        select day, calls, entered_by, entered_at
                          from reporting.calls
                         where health_unit_id = :unit
                         order by day desc
                         limit 92""")
                .param("unit", unit.value())
                .query((row, n) -> new CallsOfDay(
                        row.getObject("day", LocalDate.class),
                        row.getInt("calls"),
                        row.getObject("entered_by", UUID.class),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
