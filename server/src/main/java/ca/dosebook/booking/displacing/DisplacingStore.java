package ca.dosebook.booking.displacing;

import ca.dosebook.booking.displacing.Displacing.State;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.StopId;
import ca.dosebook.kernel.Bilingual;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the days that fall out. */
@Repository
class DisplacingStore {

    private static final String ALL = """
            select d.site_id, d.displacing_id, d.clinic_day_id, d.reason, d.reason_en, d.reason_fr, d.sentence_en,
                   d.sentence_fr, d.to_stop_id, d.to_day, d.to_opens, d.to_closes, d.instead_day_id, d.state,
                   d.drafted_by, d.started_at
              from booking.displacing as d
            """;

    private final JdbcClient jdbc;

    DisplacingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A draft of the same day is written over: the last word counts. False when the day is at work already. */
    boolean draft(Displacing draft, Instant now) {
        NewTime to = draft.to().orElse(null);
        return jdbc.sql("""
                        insert into booking.displacing
                          (site_id, displacing_id, clinic_day_id, kind, reason, reason_en, reason_fr, sentence_en,
                           sentence_fr, to_stop_id, to_day, to_opens, to_closes, state, drafted_by, drafted_at)
                        values
                          (:site_id, :displacing_id, :clinic_day_id, :kind, :reason, :reason_en, :reason_fr,
                           :sentence_en, :sentence_fr, cast(:to_stop_id as uuid), cast(:to_day as date),
                           cast(:to_opens as time), cast(:to_closes as time), 'DRAFTED', :drafted_by, :drafted_at)
                        on conflict (site_id, clinic_day_id) where state in ('DRAFTED', 'WORKING', 'STOPPED')
                        do update
                           set kind = excluded.kind, reason = excluded.reason, reason_en = excluded.reason_en,
                               reason_fr = excluded.reason_fr, sentence_en = excluded.sentence_en,
                               sentence_fr = excluded.sentence_fr, to_stop_id = excluded.to_stop_id,
                               to_day = excluded.to_day, to_opens = excluded.to_opens, to_closes = excluded.to_closes,
                               drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at
                         where displacing.state = 'DRAFTED'""")
                        .param("site_id", draft.site().value())
                        .param("displacing_id", draft.id().value())
                        .param("clinic_day_id", draft.day().value())
                        .param("kind", draft.isMove() ? "MOVE" : "CANCEL")
                        .param("reason", draft.reason().name())
                        .param("reason_en", draft.otherReason().en())
                        .param("reason_fr", draft.otherReason().fr())
                        .param("sentence_en", draft.sentence().en())
                        .param("sentence_fr", draft.sentence().fr())
                        .param("to_stop_id", to == null ? null : to.stop().value())
                        .param("to_day", to == null ? null : to.day().toString())
                        .param("to_opens", to == null ? null : to.opens().toString())
                        .param("to_closes", to == null ? null : to.closes().toString())
                        .param("drafted_by", draft.draftedBy())
                        .param("drafted_at", at(now))
                        .update()
                > 0;
    }

    Optional<Displacing> find(DisplacingId id) {
        return jdbc.sql(ALL + " where d.displacing_id = :displacing_id")
                .param("displacing_id", id.value())
                .query((row, n) -> displacing(row))
                .optional();
    }

    /** The one that is drafted or at work, else the last that is over. */
    Optional<Displacing> latestOf(SiteId site, ClinicDayId day) {
        return jdbc.sql(ALL + """
                        where d.site_id = :site_id and d.clinic_day_id = :clinic_day_id
                        order by d.state in ('DRAFTED', 'WORKING', 'STOPPED') desc, d.drafted_at desc
                        limit 1""")
                .param("site_id", site.value())
                .param("clinic_day_id", day.value())
                .query((row, n) -> displacing(row))
                .optional();
    }

    List<Displacing> working() {
        return jdbc.sql(ALL + " where d.state = 'WORKING' order by d.started_at")
                .query((row, n) -> displacing(row))
                .list();
    }

    /** False when it is not in that state any more: somebody else was faster. */
    boolean change(DisplacingId id, State from, State to, Instant now) {
        return jdbc.sql("""
                        update booking.displacing
                           set state = :to,
                               started_at = coalesce(started_at, case when :to = 'WORKING' then :now end),
                               ended_at = case when :to in ('DONE', 'DISCARDED') then :now end
                         where displacing_id = :displacing_id and state = :from""")
                        .param("displacing_id", id.value())
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("now", at(now))
                        .update()
                > 0;
    }

    void instead(DisplacingId id, ClinicDayId day) {
        jdbc.sql("update booking.displacing set instead_day_id = :day where displacing_id = :displacing_id")
                .param("displacing_id", id.value())
                .param("day", day.value())
                .update();
    }

    static Displacing displacing(ResultSet row) throws SQLException {
        UUID stop = row.getObject("to_stop_id", UUID.class);
        OffsetDateTime startedAt = row.getObject("started_at", OffsetDateTime.class);
        return new Displacing(
                new DisplacingId(row.getObject("displacing_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ClinicDayId(row.getObject("clinic_day_id", UUID.class)),
                DisplacingReason.valueOf(row.getString("reason")),
                new Bilingual(row.getString("reason_en"), row.getString("reason_fr")),
                new Bilingual(row.getString("sentence_en"), row.getString("sentence_fr")),
                stop == null
                        ? Optional.empty()
                        : Optional.of(new NewTime(
                                new StopId(stop),
                                row.getObject("to_day", LocalDate.class),
                                row.getObject("to_opens", LocalTime.class),
                                row.getObject("to_closes", LocalTime.class))),
                Optional.ofNullable(row.getObject("instead_day_id", UUID.class)).map(ClinicDayId::new),
                State.valueOf(row.getString("state")),
                row.getObject("drafted_by", UUID.class),
                Optional.ofNullable(startedAt).map(OffsetDateTime::toInstant));
    }

    static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
