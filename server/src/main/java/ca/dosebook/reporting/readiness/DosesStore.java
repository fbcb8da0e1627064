package ca.dosebook.reporting.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds appointments against the stock of their sites. */
@Component
class DosesStore {

    private final JdbcClient jdbc;

    DosesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Doses count that may be given on the last of the days, were not recalled, and lie at the site itself. */
    Map<Integer, Doses> byUnit(Instant from, Duration length) {
        Map<Integer, Doses> found = new HashMap<>();
        jdbc.sql("""
                        with need as (
                          select s.health_unit_id, d.site_id, d.product_code, sum(l.taken) as doses, max(d.day) as last_day
                            from clinics.slot as l
                            join clinics.clinic_day as d on d.site_id = l.site_id and d.clinic_day_id = l.clinic_day_id
                            join clinics.site as s on s.site_id = l.site_id
                           where d.state = 'PUBLISHED' and l.taken > 0 and l.starts_at >= :from and l.starts_at < :until
                           group by s.health_unit_id, d.site_id, d.product_code
                        ), short as (
                          select n.health_unit_id, n.doses,
                                 greatest(0, n.doses - (
                                   select coalesce(sum(b.on_hand), 0)
                                     from inventory.batch as b
                                     join inventory.lot as t on t.lot_id = b.lot_id
                                    where b.site_id = n.site_id and t.product_code = n.product_code
                                      and t.recalled_at is null and least(t.expires, b.keeps_until) >= n.last_day
                                 )) as missing
                            from need as n
                        )
                        select health_unit_id, sum(doses)::integer as needed, sum(missing)::integer as missing
                          from short
                         group by health_unit_id""")
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param("until", OffsetDateTime.ofInstant(from.plus(length), ZoneOffset.UTC))
                .query((row, n) ->
                        found.put(row.getInt("health_unit_id"), new Doses(row.getInt("needed"), row.getInt("missing"))))
                .list();
        return found;
    }
}
