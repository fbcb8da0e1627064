package ca.dosebook.reporting.feedback;

import ca.dosebook.kernel.Language;
import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.Sitting;
import ca.dosebook.rollout.HealthUnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what people say. */
@Component
class FeedbackStore {

    private final JdbcClient jdbc;

    FeedbackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LocalDate day, Sitting sitting, FeedbackAnswers answers) {
        jdbc.sql("""
                        insert into reporting.feedback
                          (feedback_id, day, health_unit_id, language, device, ease, helped, remark)
                        values (:id, :day, :unit, :language, :device, :ease, :helped, :remark)""")
                // Not one of ours, which hold the moment they were made.
                .param("id", UUID.randomUUID())
                .param("day", day)
                .param("unit", sitting.unit().map(HealthUnitId::value).orElse(0))
                .param("language", sitting.language().name())
                .param("device", sitting.device().name())
                .param("ease", answers.ease().isPresent() ? answers.ease().getAsInt() : null)
                .param("helped", answers.helped().orElse(null))
                .param("remark", answers.remark())
                .update();
    }

    FeedbackFigures figures(Optional<HealthUnitId> unit, Days days) {
        return jdbc.sql("""
                        select count(*) as answers,
                               count(*) filter (where ease = 1) as ease1, count(*) filter (where ease = 2) as ease2,
                               count(*) filter (where ease = 3) as ease3, count(*) filter (where ease = 4) as ease4,
                               count(*) filter (where ease = 5) as ease5,
                               count(*) filter (where helped) as helped, count(helped) as said,
                               count(*) filter (where remark <> '') as remarks
                          from reporting.feedback
                         where day >= :first and day <= :last
                           and (cast(:unit as integer) is null or health_unit_id = cast(:unit as integer))""")
                .param("first", days.first())
                .param("last", days.last())
                .param("unit", unit.map(HealthUnitId::value).orElse(null))
                .query((row, n) -> new FeedbackFigures(
                        row.getLong("answers"),
                        List.of(
                                row.getLong("ease1"),
                                row.getLong("ease2"),
                                row.getLong("ease3"),
                                row.getLong("ease4"),
                                row.getLong("ease5")),
                        row.getLong("helped"),
                        row.getLong("said"),
                        row.getLong("remarks")))
                .single();
    }

    List<Remark> remarks(Optional<HealthUnitId> unit, Days days, int most) {
        return jdbc.sql("""
                        select day, language, remark
                          from reporting.feedback
                         where day >= :first and day <= :last and remark <> ''
                           and (cast(:unit as integer) is null or health_unit_id = cast(:unit as integer))
                         order by day desc, feedback_id
                         limit :most""")
                .param("first", days.first())
                .param("last", days.last())
                .param("unit", unit.map(HealthUnitId::value).orElse(null))
                .param("most", most)
                .query((row, n) -> new Remark(
                        row.getObject("day", LocalDate.class),
                        Language.valueOf(row.getString("language")),
                        row.getString("remark")))
                .list();
    }
}
