package ca.dosebook.receipts;

import ca.dosebook.kernel.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the codes. */
@Repository
class CodeStore {

    /** @param meant whether the birth date given was the recorded one: otherwise it opens nothing and is never sent */
    record Code(PersonKey person, UUID id, boolean meant) {}

    private final JdbcClient jdbc;

    CodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Code code, Instant now, Instant until) {
        jdbc.sql("""
                        insert into receipts.code (person_key, code_id, meant, asked_at, good_until)
                        values (:person_key, :code_id, :meant, :now, :until)""")
                .param("person_key", code.person().value())
                .param("code_id", code.id())
                .param("meant", code.meant())
                .param("now", at(now))
                .param("until", at(until))
                .update();
    }

    Optional<Code> find(PersonKey person, UUID id, Instant now) {
        return jdbc.sql("""
                        select person_key, code_id, meant
                          from receipts.code
                         where person_key = :person_key and code_id = :code_id and good_until > :now
                           and used_at is null""")
                .param("person_key", person.value())
                .param("code_id", id)
                .param("now", at(now))
                .query((row, n) -> code(row))
                .optional();
    }

    /** Counts a try of a code; empty when there is none of this id, or it was tried too often, used, or is too old. */
    Optional<Code> tryIt(PersonKey person, UUID id, int most, Instant now) {
        return jdbc.sql("""
                        update receipts.code
                           set tries = tries + 1
                         where person_key = :person_key and code_id = :code_id
                           and tries < :most and good_until > :now and used_at is null
                        returning person_key, code_id, meant""")
                .param("person_key", person.value())
                .param("code_id", id)
                .param("most", most)
                .param("now", at(now))
                .query((row, n) -> code(row))
                .optional();
    }

    /** False when somebody was faster. */
    boolean use(Code code, Instant now) {
        return jdbc.sql("""
                                update receipts.code
                                   set used_at = :now
                                 where person_key = :person_key and code_id = :code_id and used_at is null""")
                        .param("now", at(now))
                        .param("person_key", code.person().value())
                        .param("code_id", code.id())
                        .update()
                == 1;
    }

    void forgetBefore(Instant now) {
        jdbc.sql("delete from receipts.code where good_until < :now")
                .param("now", at(now))
                .update();
    }

    private static Code code(ResultSet row) throws SQLException {
        return new Code(
                new PersonKey(row.getBytes("person_key")),
                row.getObject("code_id", UUID.class),
                row.getBoolean("meant"));
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
