package ca.dosebook.access.passkeys;

import ca.dosebook.access.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the passkeys and of the questions they answer. */
@Repository
class PasskeyStore {

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A passkey as stored.
     *
     * @param credential by which browser and device know it
     * @param attestation what the device said when it was made, the public key included
     * @param transports ways to reach the device, as it named them: usb, internal …
     * @param count of its uses as the device counts them; 0 always for those that do not count
     */
    record PasskeyRow(
            UUID id, UserId user, byte[] credential, byte[] attestation, List<String> transports, long count) {}

    /** What a session's passkey has to answer. */
    record Question(byte[] challenge, Optional<String> name) {}

    List<Passkey> of(UserId user) {
        return jdbc.sql("""
                        select passkey_id, name, added_at, last_used_at
                          from access.passkey
                         where user_id = :user_id
                         order by added_at, passkey_id
                        """)
                .param("user_id", user.value())
                .query((row, n) -> new Passkey(
                        row.getObject("passkey_id", UUID.class),
                        row.getString("name"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        moment(row, "last_used_at")))
                .list();
    }

    List<PasskeyRow> rows(UserId user) {
        return jdbc.sql("""
                        select passkey_id, user_id, credential_id, attestation, transports, signature_count
                          from access.passkey
                         where user_id = :user_id
                         order by added_at, passkey_id
                        """)
                .param("user_id", user.value())
                .query((row, n) -> passkey(row))
                .list();
    }

    Optional<PasskeyRow> byCredential(byte[] credential) {
        return jdbc.sql("""
                        select passkey_id, user_id, credential_id, attestation, transports, signature_count
                          from access.passkey
                         where credential_id = :credential_id
                        """)
                .param("credential_id", credential)
                .query((row, n) -> passkey(row))
                .optional();
    }

    /** Whether nobody had a passkey of this credential. */
    boolean insert(PasskeyRow passkey, String name, Instant now) {
        return jdbc.sql("""
                                insert into access.passkey
                                  (passkey_id, user_id, credential_id, name, attestation, transports, signature_count,
                                   added_at)
                                values
                                  (:passkey_id, :user_id, :credential_id, :name, :attestation, :transports,
                                   :signature_count, :now)
                                on conflict (credential_id) do nothing
                                """)
                        .param("passkey_id", passkey.id())
                        .param("user_id", passkey.user().value())
                        .param("credential_id", passkey.credential())
                        .param("name", name)
                        .param("attestation", passkey.attestation())
                        .param("transports", String.join(" ", passkey.transports()))
                        .param("signature_count", passkey.count())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Whether its counter went up, or it never counts. Under a race one of two uses with the same count. */
    boolean used(byte[] credential, long count, Instant now) {
        return jdbc.sql("""
                                update access.passkey
                                   set signature_count = :signature_count, last_used_at = :now
                                 where credential_id = :credential_id
                                   and (signature_count < :signature_count
                                        or (signature_count = 0 and :signature_count = 0))
                                """)
                        .param("credential_id", credential)
                        .param("signature_count", count)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    boolean rename(UserId user, UUID id, String name) {
        return jdbc.sql("""
                                update access.passkey
                                   set name = :name
                                 where passkey_id = :passkey_id
                                   and user_id = :user_id
                                """)
                        .param("passkey_id", id)
                        .param("user_id", user.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    /** Takes one away, unless nothing but paper would be left. */
    boolean remove(UserId user, UUID id) {
        // The lock on the user's row lets two removals at once, of a passkey and an app too, see each other.
        jdbc.sql("select 1 from access.staff_user where user_id = :user_id for update")
                .param("user_id", user.value())
                .query(Integer.class)
                .single();
        return jdbc.sql("""
                                delete from access.passkey
                                 where passkey_id = :passkey_id
                                   and user_id = :user_id
                                   and (exists (
                                          select 1
                                            from access.passkey other
                                           where other.user_id = :user_id
                                             and other.passkey_id <> :passkey_id)
                                        or exists (
                                          select 1
                                            from access.totp
                                           where user_id = :user_id
                                             and confirmed_at is not null))
                                """)
                        .param("passkey_id", id)
                        .param("user_id", user.value())
                        .update()
                == 1;
    }

    /** A session has one question at a time: a new one takes the place of the one before. */
    void ask(UUID session, Question question, Instant expiresAt) {
        jdbc.sql("""
                        insert into access.passkey_question (session_id, challenge, passkey_name, expires_at)
                        values (:session_id, :challenge, :passkey_name, :expires_at)
                        on conflict (session_id) do update
                          set challenge = excluded.challenge,
                              passkey_name = excluded.passkey_name,
                              expires_at = excluded.expires_at
                        """)
                .param("session_id", session)
                .param("challenge", question.challenge())
                .param("passkey_name", question.name().orElse(null))
                .param("expires_at", at(expiresAt))
                .update();
    }

    Optional<Question> question(UUID session, Instant now) {
        return jdbc.sql("""
                        select challenge, passkey_name
                          from access.passkey_question
                         where session_id = :session_id
                           and expires_at > :now
                        """)
                .param("session_id", session)
                .param("now", at(now))
                .query((row, n) -> question(row))
                .optional();
    }

    /** The question, which is gone with this: of two answers at once, one finds it. */
    Optional<Question> takeQuestion(UUID session, Instant now) {
        return jdbc.sql("""
                        delete from access.passkey_question
                         where session_id = :session_id
                        returning challenge, passkey_name, expires_at > :now as is_open
                        """)
                .param("session_id", session)
                .param("now", at(now))
                .query((row, n) -> row.getBoolean("is_open") ? Optional.of(question(row)) : Optional.<Question>empty())
                .optional()
                .flatMap(open -> open);
    }

    String email(UserId user) {
        return jdbc.sql("""
                        select email
                          from access.staff_user
                         where user_id = :user_id
                        """).param("user_id", user.value()).query(String.class).single();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(row.getBytes("challenge"), Optional.ofNullable(row.getString("passkey_name")));
    }

    private static PasskeyRow passkey(ResultSet row) throws SQLException {
        String transports = row.getString("transports");
        return new PasskeyRow(
                row.getObject("passkey_id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getBytes("credential_id"),
                row.getBytes("attestation"),
                transports.isEmpty() ? List.of() : List.of(transports.split(" ")),
                row.getLong("signature_count"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
