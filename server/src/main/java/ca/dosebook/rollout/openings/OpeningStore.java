package ca.dosebook.rollout.openings;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Pause;
import ca.dosebook.rollout.RolloutRows;
import ca.dosebook.rollout.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of openings and pauses with their history. */
@Repository
class OpeningStore {

    private static final String ALL = """
            select opening_id, health_unit_id, stage, starts_at, announced_at, announced_by, agreed_by,
                   withdrawn_at, withdrawn_by, withdrawal_agreed_by
              from rollout.opening""";

    private final JdbcClient jdbc;

    OpeningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<HealthUnitId> unitsWithOpeningAt(Instant moment) {
        return jdbc.sql("""
                        select health_unit_id
                          from rollout.opening
                         where starts_at = :moment and withdrawn_at is null""")
                .param("moment", RolloutRows.at(moment))
                .query((row, n) -> new HealthUnitId(row.getInt("health_unit_id")))
                .list();
    }

    /** False when the unit has an opening at this moment. */
    boolean insert(OpeningId id, Opening opening, TwoPeople two, Instant now) {
        return jdbc.sql("""
                                insert into rollout.opening
                                  (opening_id, health_unit_id, starts_at, stage, announced_at, announced_by, agreed_by)
                                values
                                  (:opening_id, :unit, :starts_at, :stage, :now, :announced_by, :agreed_by)
                                on conflict do nothing""")
                        .param("opening_id", id.value())
                        .param("unit", opening.unit().value())
                        .param("starts_at", RolloutRows.at(opening.startsAt()))
                        .param("stage", opening.stage().name())
                        .param("now", RolloutRows.at(now))
                        .param("announced_by", two.asked())
                        .param("agreed_by", two.agreed())
                        .update()
                == 1;
    }

    /** False when it has begun or was withdrawn before. */
    boolean withdraw(OpeningId id, TwoPeople two, Instant now) {
        return jdbc.sql("""
                                update rollout.opening
                                   set withdrawn_at = :now, withdrawn_by = :asked, withdrawal_agreed_by = :agreed
                                 where opening_id = :opening_id and withdrawn_at is null and starts_at > :now""")
                        .param("opening_id", id.value())
                        .param("now", RolloutRows.at(now))
                        .param("asked", two.asked())
                        .param("agreed", two.agreed())
                        .update()
                == 1;
    }

    /** False when the unit is paused already. */
    boolean insertPause(UUID id, HealthUnitId unit, Bilingual reason, UUID by, Instant now) {
        return jdbc.sql("""
                                insert into rollout.pause
                                  (pause_id, health_unit_id, paused_at, paused_by, reason_en, reason_fr)
                                values (:pause_id, :unit, :now, :by, :reason_en, :reason_fr)
                                on conflict do nothing""")
                        .param("pause_id", id)
                        .param("unit", unit.value())
                        .param("now", RolloutRows.at(now))
                        .param("by", by)
                        .param("reason_en", reason.en())
                        .param("reason_fr", reason.fr())
                        .update()
                == 1;
    }

    /** False when the unit is not paused. */
    boolean endPause(HealthUnitId unit, TwoPeople two, Instant now) {
        return jdbc.sql("""
                                update rollout.pause
                                   set resumed_at = greatest(:now, paused_at),
                                       resumption_asked_by = :asked,
                                       resumed_by = :agreed
                                 where health_unit_id = :unit and resumed_at is null""")
                        .param("unit", unit.value())
                        .param("now", RolloutRows.at(now))
                        .param("asked", two.asked())
                        .param("agreed", two.agreed())
                        .update()
                == 1;
    }

    List<AnnouncedOpening> of(HealthUnitId unit) {
        return jdbc.sql(ALL + " where health_unit_id = :unit order by starts_at desc, opening_id desc")
                .param("unit", unit.value())
                .query((row, n) -> opening(row))
                .list();
    }

    List<AnnouncedOpening> ahead(Instant now) {
        return jdbc.sql(ALL + " where withdrawn_at is null and starts_at > :now order by starts_at, health_unit_id")
                .param("now", RolloutRows.at(now))
                .query((row, n) -> opening(row))
                .list();
    }

    List<RecordedPause> pausesOf(HealthUnitId unit) {
        return jdbc.sql("""
                        select health_unit_id, paused_at, paused_by, reason_en, reason_fr, resumed_at,
                               resumption_asked_by, resumed_by
                          from rollout.pause
                         where health_unit_id = :unit
                         order by paused_at desc, pause_id desc""")
                .param("unit", unit.value())
                .query((row, n) -> new RecordedPause(
                        new Pause(
                                new HealthUnitId(row.getInt("health_unit_id")),
                                RolloutRows.instant(row, "paused_at"),
                                RolloutRows.instantOrNull(row, "resumed_at"),
                                new Bilingual(row.getString("reason_en"), row.getString("reason_fr"))),
                        row.getObject("paused_by", UUID.class),
                        id(row, "resumption_asked_by"),
                        id(row, "resumed_by")))
                .list();
    }

    private static AnnouncedOpening opening(ResultSet row) throws SQLException {
        return new AnnouncedOpening(
                new OpeningId(row.getObject("opening_id", UUID.class)),
                new Opening(
                        new HealthUnitId(row.getInt("health_unit_id")),
                        Stage.valueOf(row.getString("stage")),
                        RolloutRows.instant(row, "starts_at")),
                Optional.ofNullable(RolloutRows.instantOrNull(row, "announced_at")),
                id(row, "announced_by"),
                id(row, "agreed_by"),
                Optional.ofNullable(RolloutRows.instantOrNull(row, "withdrawn_at")),
                id(row, "withdrawn_by"),
                id(row, "withdrawal_agreed_by"));
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }
}
