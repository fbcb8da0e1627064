package ca.dosebook.access.signingin;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.kernel.Bilingual;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of users as far as signing in goes: passwords, activation, idleness. */
@Repository
class AccountStore {

    private static final String ACCOUNT = """
            select u.user_id, u.email, u.given_name, u.family_name, u.state, p.hash, p.changed_at,
                   greatest(u.created_at, u.last_signed_in_at, u.enabled_at, p.changed_at) as idle_since
              from access.staff_user u
              left join access.password p using (user_id)""";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> byEmail(String email) {
        return jdbc.sql(ACCOUNT + " where u.email = :email")
                .param("email", email)
                .query((row, n) -> account(row))
                .optional();
    }

    Optional<Account> find(UserId user) {
        return jdbc.sql(ACCOUNT + " where u.user_id = :user_id")
                .param("user_id", user.value())
                .query((row, n) -> account(row))
                .optional();
    }

    List<Workplace> workplaces(UserId user) {
        return jdbc.sql("""
                        select o.organization_id, o.name_en, o.name_fr, array_agg(r.role) as roles
                          from access.held_role r
                          join access.organization o using (organization_id)
                         where r.user_id = :user_id
                         group by o.organization_id, o.name_en, o.name_fr
                         order by o.name_en, o.organization_id
                        """)
                .param("user_id", user.value())
                .query((row, n) -> new Workplace(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toSet())))
                .list();
    }

    void setPassword(UserId user, String hash, Instant now) {
        jdbc.sql("""
                        insert into access.password (user_id, hash, changed_at)
                        values (:user_id, :hash, :now)
                        on conflict (user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
                        """)
                .param("user_id", user.value())
                .param("hash", hash)
                .param("now", at(now))
                .update();
    }

    /** Whether the user was in one of these states. */
    boolean change(UserId user, List<UserState> from, UserState to) {
        return jdbc.sql("""
                                update access.staff_user
                                   set state = :to_state
                                 where user_id = :user_id
                                   and state in (:from_states)
                                """)
                        .param("user_id", user.value())
                        .param("to_state", to.name())
                        .param("from_states", from.stream().map(Enum::name).toList())
                        .update()
                == 1;
    }

    void signedIn(UserId user, Instant now) {
        jdbc.sql("""
                        update access.staff_user
                           set last_signed_in_at = :now
                         where user_id = :user_id
                        """).param("user_id", user.value()).param("now", at(now)).update();
    }

    List<UserId> idleSince(Instant moment) {
        return jdbc.sql("""
                        select u.user_id
                          from access.staff_user u
                          left join access.password p using (user_id)
                         where u.state = 'ACTIVE'
                           and greatest(u.created_at, u.last_signed_in_at, u.enabled_at, p.changed_at) <= :moment
                        """)
                .param("moment", at(moment))
                .query((row, n) -> new UserId(row.getObject("user_id", UUID.class)))
                .list();
    }

    /** Closes the user's open link and makes another. */
    /** Holds the user's row until the end of the transaction: of two who make a link, one after the other. */
    void hold(UserId user) {
        jdbc.sql("select from access.staff_user where user_id = :user_id for no key update")
                .param("user_id", user.value())
                .query((row, n) -> user)
                .optional();
    }

    void replaceLink(UserId user, byte[] tokenHash, Instant now, Instant expiresAt) {
        closeLinks(user, now);
        jdbc.sql("""
                        insert into access.activation_link (token_hash, user_id, made_at, expires_at)
                        values (:token_hash, :user_id, :now, :expires_at)
                        """)
                .param("token_hash", tokenHash)
                .param("user_id", user.value())
                .param("now", at(now))
                .param("expires_at", at(expiresAt))
                .update();
    }

    void closeLinks(UserId user, Instant now) {
        jdbc.sql("""
                        update access.activation_link
                           set closed_at = :now
                         where user_id = :user_id
                           and closed_at is null
                        """).param("user_id", user.value()).param("now", at(now)).update();
    }

    Optional<UserId> openLink(byte[] tokenHash, Instant now) {
        return jdbc.sql("""
                        select user_id
                          from access.activation_link
                         where token_hash = :token_hash
                           and closed_at is null
                           and expires_at > :now
                        """)
                .param("token_hash", tokenHash)
                .param("now", at(now))
                .query((row, n) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    /** Whether it was open: of two uses at once, one. */
    boolean useLink(byte[] tokenHash, Instant now) {
        return jdbc.sql("""
                                update access.activation_link
                                   set closed_at = :now
                                 where token_hash = :token_hash
                                   and closed_at is null
                                   and expires_at > :now
                                """)
                        .param("token_hash", tokenHash)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Forgets who the user is at identity providers. */
    void forgetIdentities(UserId user) {
        jdbc.sql("""
                        delete from access.provider_identity
                         where user_id = :user_id
                        """).param("user_id", user.value()).update();
    }

    boolean emailTaken(String email, UserId but) {
        return jdbc.sql("""
                        select exists (
                          select 1 from access.staff_user where email = :email and user_id <> :user_id)
                        """)
                .param("email", email)
                .param("user_id", but.value())
                .query(Boolean.class)
                .single();
    }

    void rename(UserId user, String email, StaffName name) {
        jdbc.sql("""
                        update access.staff_user
                           set email = :email, given_name = :given_name, family_name = :family_name
                         where user_id = :user_id
                        """)
                .param("user_id", user.value())
                .param("email", email)
                .param("given_name", name.given())
                .param("family_name", name.family())
                .update();
    }

    private static Account account(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime changedAt = row.getObject("changed_at", OffsetDateTime.class);
        return new Account(
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("email"),
                new StaffName(row.getString("given_name"), row.getString("family_name")),
                UserState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("hash")),
                Optional.ofNullable(changedAt).map(OffsetDateTime::toInstant),
                row.getObject("idle_since", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
