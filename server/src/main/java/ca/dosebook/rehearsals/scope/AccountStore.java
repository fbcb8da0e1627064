package ca.dosebook.rehearsals.scope;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what a rehearsal left, in the tables of those who own them. One statement sees one moment. */
@Repository
@WhenRehearsing
class AccountStore {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Account account() {
        return jdbc.sql("""
                        select (select count(*) from booking.booking) as bookings,
                               (select count(*) from booking.appointment as a where a.state = 'BOOKED') as live,
                               (select count(*) from booking.hold) as holds,
                               (select count(*) from clinics.slot as s where s.taken > s.capacity or s.taken < 0)
                                 as overbooked,
                               (select count(*)
                                  from clinics.slot as s
                                  left join (select r.site_id, r.slot_id, count(*) as entries
                                               from booking.roster as r
                                              group by r.site_id, r.slot_id) as r
                                    on r.site_id = s.site_id and r.slot_id = s.slot_id
                                 where s.taken <> coalesce(r.entries, 0)) as miscounted,
                               (select count(distinct t.person_key)
                                  from (select a.person_key
                                          from booking.appointment as a
                                         where a.state = 'BOOKED'
                                         group by a.person_key, a.dose_ordinal
                                        having count(*) > 1) as t) as twice,
                               (select count(*) from messages.outbox as o
                                 where o.sent_at is null and o.given_up_at is null) as waiting,
                               (select count(*) from messages.outbox as o where o.sent_at is not null) as discarded""")
                .query((row, n) -> new Account(
                        row.getLong("bookings"),
                        row.getLong("live"),
                        row.getLong("holds"),
                        row.getLong("overbooked"),
                        row.getLong("miscounted"),
                        row.getLong("twice"),
                        row.getLong("waiting"),
                        row.getLong("discarded"),
                        null))
                .single();
    }

    List<String> references() {
        return jdbc.sql("select reference from booking.booking order by reference")
                .query((row, n) -> row.getString("reference"))
                .list();
    }
}
