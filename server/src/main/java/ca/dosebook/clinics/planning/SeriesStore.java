package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.SeriesId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of repeating clinics. */
@Repository
class SeriesStore {

    private static final String ALL = """
            select site_id, series_id, name, pattern, version, ended_at
              from clinics.series
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    SeriesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Series series, Instant now) {
        jdbc.sql("""
                        insert into clinics.series (site_id, series_id, name, pattern, version, made_at)
                        values (:site_id, :series_id, :name, cast(:pattern as jsonb), :version, :now)""")
                .param("site_id", series.site().value())
                .param("series_id", series.id().value())
                .param("name", series.name())
                .param("pattern", json.writeValueAsString(series.pattern()))
                .param("version", series.version())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    /** Whether the series still had this version, and so is changed now. */
    boolean change(Series series, String name, Pattern pattern) {
        return jdbc.sql("""
                        update clinics.series
                           set name = :name, pattern = cast(:pattern as jsonb), version = version + 1
                         where site_id = :site_id and series_id = :series_id and version = :version
                           and ended_at is null""")
                        .param("name", name)
                        .param("pattern", json.writeValueAsString(pattern))
                        .param("site_id", series.site().value())
                        .param("series_id", series.id().value())
                        .param("version", series.version())
                        .update()
                == 1;
    }

    boolean end(Series series, Instant now) {
        return jdbc.sql("""
                        update clinics.series
                           set ended_at = :now, version = version + 1
                         where site_id = :site_id and series_id = :series_id and version = :version
                           and ended_at is null""")
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .param("site_id", series.site().value())
                        .param("series_id", series.id().value())
                        .param("version", series.version())
                        .update()
                == 1;
    }

    Optional<Series> find(SeriesId id) {
        return jdbc.sql(ALL + "where series_id = :series_id")
                .param("series_id", id.value())
                .query((row, n) -> series(row))
                .optional();
    }

    List<Series> of(SiteId site) {
        return jdbc.sql(ALL + "where site_id = :site_id order by ended_at nulls first, name, series_id")
                .param("site_id", site.value())
                .query((row, n) -> series(row))
                .list();
    }

    private Series series(ResultSet row) throws SQLException {
        return new Series(
                new SiteId(row.getObject("site_id", UUID.class)),
                new SeriesId(row.getObject("series_id", UUID.class)),
                row.getString("name"),
                json.readValue(row.getString("pattern"), Pattern.class),
                row.getInt("version"),
                row.getObject("ended_at") != null);
    }
}
