package ca.dosebook.access.signingin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the wrong tries. */
@Repository
class FailureStore {

    private final JdbcClient jdbc;

    FailureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Failures(int count, Instant lastAt) {}

    Optional<Failures> find(byte[] subject) {
        return jdbc.sql("""
                        select failures, last_at
                          from access.sign_in_failure
                         where subject = :subject
                        """)
                .param("subject", subject)
                .query((row, n) -> new Failures(
                        row.getInt("failures"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Whether it was the first; false when another counted one meanwhile. */
    boolean insert(byte[] subject, Instant now) {
        return jdbc.sql("""
                                insert into access.sign_in_failure (subject, failures, last_at)
                                values (:subject, 1, :now)
                                on conflict (subject) do nothing
                                """).param("subject", subject).param("now", at(now)).update() == 1;
    }

    /** Whether the count was still as seen; false when another counted one meanwhile. */
    boolean update(byte[] subject, Failures seen, int count, Instant now) {
        return jdbc.sql("""
                                update access.sign_in_failure
                                   set failures = :failures, last_at = :now
                                 where subject = :subject
                                   and failures = :seen_failures
                                   and last_at = :seen_last_at
                                """)
                        .param("subject", subject)
                        .param("failures", count)
                        .param("now", at(now))
                        .param("seen_failures", seen.count())
                        .param("seen_last_at", at(seen.lastAt()))
                        .update()
                == 1;
    }

    void forget(byte[] subject) {
        jdbc.sql("delete from access.sign_in_failure where subject = :subject")
                .param("subject", subject)
                .update();
    }

    void forgetOld(Instant before) {
        jdbc.sql("delete from access.sign_in_failure where last_at <= :before")
                .param("before", at(before))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
