package ca.dosebook.booking.following;

import ca.dosebook.immunizations.DoseId;
import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the news that bookings follow. */
@Repository
class FollowingStore {

    private final JdbcClient jdbc;

    FollowingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record News(PersonKey person, DoseId dose, int tries) {}

    void insert(PersonKey person, DoseId dose, Instant now) {
        jdbc.sql("""
                        insert into booking.dose_news (person_key, dose_id, recorded_at, due_at)
                        values (:person_key, :dose_id, :now, :now)
                        on conflict do nothing""")
                .param("person_key", person.value())
                .param("dose_id", dose.value())
                .param("now", at(now))
                .update();
    }

    /** The oldest that is due and that nobody works on, locked for the caller's transaction. */
    Optional<News> lockNext(Instant now) {
        return jdbc.sql("""
                        select person_key, dose_id, tries
                          from booking.dose_news
                         where done_at is null and due_at <= :now
                         order by due_at
                         limit 1
                           for update skip locked""")
                .param("now", at(now))
                .query((row, n) -> new News(
                        new PersonKey(row.getBytes("person_key")),
                        new DoseId(row.getObject("dose_id", UUID.class)),
                        row.getInt("tries")))
                .optional();
    }

    void done(News news, Instant now) {
        jdbc.sql("""
                        update booking.dose_news
                           set done_at = :now
                         where person_key = :person_key and dose_id = :dose_id""")
                .param("person_key", news.person().value())
                .param("dose_id", news.dose().value())
                .param("now", at(now))
                .update();
    }

    /** To be tried again at a later moment. */
    void later(News news, Instant due) {
        jdbc.sql("""
                        update booking.dose_news
                           set tries = tries + 1, due_at = :due
                         where person_key = :person_key and dose_id = :dose_id and done_at is null""")
                .param("person_key", news.person().value())
                .param("dose_id", news.dose().value())
                .param("due", at(due))
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
