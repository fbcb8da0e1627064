package ca.dosebook.access.factors;

import ca.dosebook.access.UserId;
import ca.dosebook.secrets.KeyId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the second factors. */
@Repository
class FactorStore {

    private final JdbcClient jdbc;

    FactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sealed the secret */
    record TotpRow(UUID id, byte[] sealed, Instant addedAt, long lastStep) {}

    List<TotpRow> apps(UserId user) {
        return jdbc.sql("""
                        select totp_id, secret, added_at, last_step
                          from access.totp
                         where user_id = :user_id
                           and confirmed_at is not null
                         order by added_at, totp_id
                        """)
                .param("user_id", user.value())
                .query((row, n) -> new TotpRow(
                        row.getObject("totp_id", UUID.class),
                        row.getBytes("secret"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        row.getLong("last_step")))
                .list();
    }

    boolean hasAppOrPasskey(UserId user) {
        return jdbc.sql("""
                        select exists (
                                 select 1
                                   from access.totp
                                  where user_id = :user_id
                                    and confirmed_at is not null)
                               or exists (
                                 select 1
                                   from access.passkey
                                  where user_id = :user_id)
                        """).param("user_id", user.value()).query(Boolean.class).single();
    }

    Optional<TotpRow> unconfirmed(UserId user) {
        return jdbc.sql("""
                        select totp_id, secret, added_at, last_step
                          from access.totp
                         where user_id = :user_id
                           and confirmed_at is null
                        """)
                .param("user_id", user.value())
                .query((row, n) -> new TotpRow(
                        row.getObject("totp_id", UUID.class),
                        row.getBytes("secret"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        row.getLong("last_step")))
                .optional();
    }

    /** Does nothing when there is an unconfirmed one. */
    void propose(UUID id, UserId user, byte[] sealed, Instant now) {
        jdbc.sql("""
                        insert into access.totp (totp_id, user_id, secret, added_at, last_step)
                        values (:totp_id, :user_id, :secret, :now, 0)
                        on conflict (user_id) where confirmed_at is null do nothing
                        """)
                .param("totp_id", id)
                .param("user_id", user.value())
                .param("secret", sealed)
                .param("now", at(now))
                .update();
    }

    boolean confirm(UUID id, long step, Instant now) {
        return jdbc.sql("""
                                update access.totp
                                   set confirmed_at = :now, added_at = :now, last_step = :step
                                 where totp_id = :totp_id
                                   and confirmed_at is null
                                """)
                        .param("totp_id", id)
                        .param("step", step)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Whether no code of this step, or a later one, was taken before. */
    boolean take(UUID id, long step) {
        return jdbc.sql("""
                                update access.totp
                                   set last_step = :step
                                 where totp_id = :totp_id
                                   and confirmed_at is not null
                                   and last_step < :step
                                """).param("totp_id", id).param("step", step).update() == 1;
    }

    /** Takes one away, unless nothing but paper would be left. */
    boolean removeApp(UserId user, UUID id) {
        // The lock on the user's row lets two removals at once see each other.
        jdbc.sql("select 1 from access.staff_user where user_id = :user_id for update")
                .param("user_id", user.value())
                .query(Integer.class)
                .single();
        return jdbc.sql("""
                                delete from access.totp
                                 where totp_id = :totp_id
                                   and user_id = :user_id
                                   and confirmed_at is not null
                                   and (exists (
                                          select 1
                                            from access.totp other
                                           where other.user_id = :user_id
                                             and other.totp_id <> :totp_id
                                             and other.confirmed_at is not null)
                                        or exists (
                                          select 1
                                            from access.passkey
                                           where user_id = :user_id))
                                """).param("totp_id", id).param("user_id", user.value()).update() == 1;
    }

    void removeAll(UserId user) {
        for (String table : List.of("access.totp", "access.passkey", "access.paper_code", "access.paper_sheet")) {
            jdbc.sql("delete from " + table + " where user_id = :user_id")
                    .param("user_id", user.value())
                    .update();
        }
    }

    void replacePaperCodes(UserId user, List<byte[]> hashes, byte[] sheet, Instant now) {
        jdbc.sql("delete from access.paper_code where user_id = :user_id")
                .param("user_id", user.value())
                .update();
        for (byte[] hash : hashes) {
            jdbc.sql("""
                            insert into access.paper_code (user_id, code_hash, made_at)
                            values (:user_id, :code_hash, :now)
                            """)
                    .param("user_id", user.value())
                    .param("code_hash", hash)
                    .param("now", at(now))
                    .update();
        }
        jdbc.sql("""
                        insert into access.paper_sheet (user_id, codes, made_at)
                        values (:user_id, :codes, :now)
                        on conflict (user_id) do update set codes = excluded.codes, made_at = excluded.made_at
                        """)
                .param("user_id", user.value())
                .param("codes", sheet)
                .param("now", at(now))
                .update();
    }

    boolean usePaperCode(UserId user, byte[] hash, Instant now) {
        return jdbc.sql("""
                                update access.paper_code
                                   set used_at = :now
                                 where user_id = :user_id
                                   and code_hash = :code_hash
                                   and used_at is null
                                """)
                        .param("user_id", user.value())
                        .param("code_hash", hash)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    boolean hasPaperCode(UserId user, byte[] hash) {
        return jdbc.sql("""
                        select exists (
                          select 1 from access.paper_code where user_id = :user_id and code_hash = :code_hash)
                        """)
                .param("user_id", user.value())
                .param("code_hash", hash)
                .query(Boolean.class)
                .single();
    }

    int paperCodesLeft(UserId user) {
        return jdbc.sql("""
                        select count(*)
                          from access.paper_code
                         where user_id = :user_id
                           and used_at is null
                        """).param("user_id", user.value()).query(Integer.class).single();
    }

    Optional<byte[]> sheet(UserId user, Instant madeSince) {
        return jdbc.sql("""
                        select codes
                          from access.paper_sheet
                         where user_id = :user_id
                           and made_at > :made_since
                        """)
                .param("user_id", user.value())
                .param("made_since", at(madeSince))
                .query((row, n) -> row.getBytes("codes"))
                .optional();
    }

    void removeSheet(UserId user) {
        jdbc.sql("delete from access.paper_sheet where user_id = :user_id")
                .param("user_id", user.value())
                .update();
    }

    void removeSheets(Instant madeBefore) {
        jdbc.sql("delete from access.paper_sheet where made_at <= :made_before")
                .param("made_before", at(madeBefore))
                .update();
    }

    /** A row as stored. */
    record SealedApp(UUID id, UserId user, byte[] secret) {}

    boolean anyApp() {
        return jdbc.sql("select exists (select from access.totp)")
                .query(Boolean.class)
                .single();
    }

    Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select substring(secret from 2 for 4) as key_id, count(*) as apps
                          from access.totp
                         group by 1
                        """).query(row -> {
            counts.put(KeyId.ofBytes(row.getBytes("key_id")), row.getLong("apps"));
        });
        return counts;
    }

    List<SealedApp> notSealedWith(KeyId key, UUID after, int most) {
        return jdbc.sql("""
                        select totp_id, user_id, secret
                          from access.totp
                         where totp_id > :after
                           and substring(secret from 2 for 4) <> :key_id
                         order by totp_id
                         limit :most
                        """)
                .param("after", after)
                .param("key_id", key.bytes())
                .param("most", most)
                .query((row, n) -> new SealedApp(
                        row.getObject("totp_id", UUID.class),
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getBytes("secret")))
                .list();
    }

    /** The same sealed anew; a row that has changed since it was read keeps its change. */
    void reseal(SealedApp read, byte[] secret) {
        jdbc.sql("""
                        update access.totp
                           set secret = :secret
                         where totp_id = :totp_id
                           and secret = :secret_before
                        """)
                .param("secret", secret)
                .param("totp_id", read.id())
                .param("secret_before", read.secret())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
