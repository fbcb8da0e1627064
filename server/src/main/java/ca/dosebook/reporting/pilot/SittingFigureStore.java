package ca.dosebook.reporting.pilot;

import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.JourneyPage;
import ca.dosebook.rollout.HealthUnitId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the counters of sittings. */
@Component
class SittingFigureStore {

    private static final int MOST_ERRORS = 12;

    private final JdbcClient jdbc;

    SittingFigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Sittings all(Optional<HealthUnitId> unit, Days days) {
        return by("'' ", unit, days).stream().findFirst().orElse(new Sittings("", 0, 0));
    }

    List<Sittings> byLanguage(Optional<HealthUnitId> unit, Days days) {
        return by("language", unit, days);
    }

    List<Sittings> byDevice(Optional<HealthUnitId> unit, Days days) {
        return by("device", unit, days);
    }

    /** @param column a name of this class, never what someone typed */
    private List<Sittings> by(String column, Optional<HealthUnitId> unit, Days days) {
        return asked(jdbc.sql("""
                        select %s as code,
                               coalesce(sum(count) filter (where event = 'BEGUN'), 0)
                                 - coalesce(sum(count) filter (where event = 'ELSEWHERE'), 0) as begun,
                               coalesce(sum(count) filter (where event = 'BOOKED'), 0) as booked
                          from reporting.journey_count
                         where hour >= :from and hour < :until
                           and event in ('BEGUN', 'ELSEWHERE', 'BOOKED')
                           and (cast(:unit as integer) is null or health_unit_id = cast(:unit as integer))
                         group by 1
                         order by begun desc, code""".formatted(column)), unit, days)
                .query((row, n) -> new Sittings(row.getString("code"), row.getLong("begun"), row.getLong("booked")))
                .list();
    }

    long invited(Optional<HealthUnitId> unit, Days days) {
        return asked(jdbc.sql("""
                        select coalesce(sum(count), 0)
                          from reporting.journey_count
                         where hour >= :from and hour < :until and event = 'INVITED'
                           and (cast(:unit as integer) is null or health_unit_id = cast(:unit as integer))"""), unit, days).query(Long.class).single();
    }

    /** Every page, in order, also those nobody came to. */
    List<PageFigures> pages(Optional<HealthUnitId> unit, Days days) {
        Map<JourneyPage, PageFigures> found = new EnumMap<>(JourneyPage.class);
        asked(jdbc.sql("""
                        select page,
                               coalesce(sum(count) filter (where event = 'SHOWN'), 0) as shown,
                               coalesce(sum(count) filter (where event = 'REACHED'), 0) as reached,
                               coalesce(sum(count) filter (where event = 'PASSED'), 0) as passed
                          from reporting.journey_count
                         where hour >= :from and hour < :until and event in ('SHOWN', 'REACHED', 'PASSED')
                           and (cast(:unit as integer) is null or health_unit_id = cast(:unit as integer))
                         group by page"""), unit, days)
                .query((row, n) -> new PageFigures(
                        JourneyPage.valueOf(row.getString("page")),
                        row.getLong("shown"),
                        row.getLong("reached"),
                        row.getLong("passed")))
                .list()
                .forEach(figures -> found.put(figures.page(), figures));
        List<PageFigures> all = new ArrayList<>();
        // The last page is where everyone who booked stays: nobody stops there.
        for (JourneyPage page : EnumSet.complementOf(EnumSet.of(JourneyPage.DONE))) {
            all.add(found.getOrDefault(page, new PageFigures(page, 0, 0, 0)));
        }
        return all;
    }

    /** The most frequent first. */
    List<ErrorFigures> errors(Optional<HealthUnitId> unit, Days days) {
        return asked(jdbc.sql("""
                        select page, detail, sum(count) as times
                          from reporting.journey_count
                         where hour >= :from and hour < :until and event = 'ERROR'
                           and (cast(:unit as integer) is null or health_unit_id = cast(:unit as integer))
                         group by page, detail
                         order by times desc, page, detail
                         limit :most"""), unit, days)
                .param("most", MOST_ERRORS)
                .query((row, n) -> new ErrorFigures(
                        JourneyPage.valueOf(row.getString("page")), row.getString("detail"), row.getLong("times")))
                .list();
    }

    /** How many bookings fell into each class of time. */
    Map<String, Long> times(Optional<HealthUnitId> unit, Days days) {
        Map<String, Long> found = new HashMap<>();
        asked(jdbc.sql("""
                        select detail, sum(count) as bookings
                          from reporting.journey_count
                         where hour >= :from and hour < :until and event = 'TOOK'
                           and (cast(:unit as integer) is null or health_unit_id = cast(:unit as integer))
                         group by detail"""), unit, days)
                .query((row, n) -> found.put(row.getString("detail"), row.getLong("bookings")))
                .list();
        return found;
    }

    private static StatementSpec asked(StatementSpec statement, Optional<HealthUnitId> unit, Days days) {
        return statement
                .param("from", days.from())
                .param("until", days.until())
                .param("unit", unit.map(HealthUnitId::value).orElse(null));
    }
}
