package ca.dosebook.portal.attempts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of wrong tries. Subjects are keyed hashes. */
@Repository
class AttemptStore {

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often each was tried wrongly since a first time that is not before {@code from}; those never tried are left out. */
    Map<String, Integer> tries(List<byte[]> subjects, Instant from) {
        Map<String, Integer> found = new TreeMap<>();
        jdbc.sql("""
                        select encode(w.subject, 'hex') as subject, w.tries
                          from portal.wrong_try as w
                         where w.subject = any (select decode(s, 'hex') from unnest(cast(:subjects as text[])) as s)
                           and w.since > :from""")
                .param("subjects", hex(subjects))
                .param("from", moment(from))
                .query((row, n) -> found.put(row.getString("subject"), row.getInt("tries")))
                .list();
        return found;
    }

    /** Counts one more for each, in one order for everyone, so that two who share some wait for each other and no more. */
    void count(List<byte[]> subjects, Instant at, Instant from) {
        jdbc.sql("""
                        insert into portal.wrong_try as w (subject, since, tries)
                        select decode(s, 'hex'), :at, 1
                          from (select distinct s from unnest(cast(:subjects as text[])) as s order by s) as s
                        on conflict (subject) do update
                          set tries = case when w.since > :from then w.tries + 1 else 1 end,
                              since = case when w.since > :from then w.since else excluded.since end""")
                .param("subjects", hex(subjects))
                .param("at", moment(at))
                .param("from", moment(from))
                .update();
    }

    int forget(Instant until) {
        return jdbc.sql("delete from portal.wrong_try where since <= :until")
                .param("until", moment(until))
                .update();
    }

    static String hex(byte[] subject) {
        return HexFormat.of().formatHex(subject);
    }

    private static String[] hex(List<byte[]> subjects) {
        return subjects.stream().map(AttemptStore::hex).toArray(String[]::new);
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
