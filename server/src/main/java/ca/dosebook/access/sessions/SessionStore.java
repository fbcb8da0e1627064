package ca.dosebook.access.sessions;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignInStage;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.kernel.Bilingual;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the sessions. */
@Repository
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A session with its user and the roles held now in the organization it acts for, which may be none. */
    record SessionRow(
            UUID id,
            SignInStage stage,
            String block,
            Optional<String> wanted,
            Instant startedAt,
            Instant lastSeenAt,
            Optional<EndReason> ended,
            boolean away,
            UserId user,
            StaffName name,
            String userState,
            Optional<Organization> organization,
            Set<Role> roles) {}

    Optional<SessionRow> find(SessionToken token) {
        return jdbc.sql("""
                        select s.session_id, s.stage, s.block, s.wanted, s.started_at, s.last_seen_at, s.end_reason,
                               s.away_at,
                               u.user_id, u.given_name, u.family_name, u.state,
                               o.organization_id, o.kind, o.name_en, o.name_fr, o.health_unit_id,
                               array(select site_id
                                       from access.organization_site
                                      where organization_id = s.organization_id) as sites,
                               array(select role
                                       from access.held_role
                                      where user_id = s.user_id
                                        and organization_id = s.organization_id) as roles
                          from access.session s
                          join access.staff_user u using (user_id)
                          left join access.organization o using (organization_id)
                         where s.token_hash = :token_hash
                        """)
                .param("token_hash", token.hash())
                .query((row, n) -> session(row))
                .optional();
    }

    void insert(UUID id, SessionToken token, UserId user, SignInStage stage, Origin origin, Instant now) {
        jdbc.sql("""
                        insert into access.session
                          (session_id, token_hash, user_id, stage, block, address, wanted,
                           provider, provider_organization_id, started_at, last_seen_at)
                        values
                          (:session_id, :token_hash, :user_id, :stage, :block, :address, :wanted,
                           :provider, :provider_organization_id, :now, :now)
                        """)
                .param("session_id", id)
                .param("token_hash", token.hash())
                .param("user_id", user.value())
                .param("stage", stage.name())
                .param("block", origin.block())
                .param("address", origin.address())
                .param("wanted", origin.wanted().orElse(null))
                .param("provider", origin.through().map(Through::provider).orElse(null))
                .param(
                        "provider_organization_id",
                        origin.through()
                                .map(through -> through.organization().value())
                                .orElse(null))
                .param("now", at(now))
                .update();
    }

    record Origin(String block, String address, Optional<String> wanted, Optional<Through> through) {}

    /** The provider a session came through. */
    Optional<Through> through(UUID id) {
        return jdbc.sql("""
                        select provider, provider_organization_id
                          from access.session
                         where session_id = :session_id
                           and provider is not null
                        """)
                .param("session_id", id)
                .query((row, n) -> new Through(
                        row.getString("provider"),
                        new OrganizationId(row.getObject("provider_organization_id", UUID.class))))
                .optional();
    }

    /**
     * Moves an open session on under a new token; does nothing when it is at another stage, has ended, or came through
     * the provider of another organization.
     */
    boolean advance(
            UUID id,
            SignInStage from,
            SignInStage to,
            Optional<OrganizationId> organization,
            SessionToken token,
            Instant now) {
        return jdbc.sql("""
                                update access.session
                                   set stage = :to_stage,
                                       organization_id = :organization_id,
                                       token_hash = :token_hash,
                                       last_seen_at = :now,
                                       away_at = null
                                 where session_id = :session_id
                                   and stage = :from_stage
                                   and ended_at is null
                                   and coalesce(provider_organization_id = cast(:organization_id as uuid), true)
                                """)
                        .param("session_id", id)
                        .param("from_stage", from.name())
                        .param("to_stage", to.name())
                        .param(
                                "organization_id",
                                organization.map(OrganizationId::value).orElse(null))
                        .param("token_hash", token.hash())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** The second factor is to be shown again. */
    void goAway(UUID id, Instant now) {
        jdbc.sql("""
                        update access.session
                           set stage = 'PASSWORD_GIVEN', away_at = :now, wanted = null
                         where session_id = :session_id
                           and stage = 'SIGNED_IN'
                           and ended_at is null
                        """).param("session_id", id).param("now", at(now)).update();
    }

    /** Where to go on when the second factor was shown. */
    void want(UUID id, String page) {
        jdbc.sql("""
                        update access.session
                           set wanted = :wanted
                         where session_id = :session_id
                           and away_at is not null
                        """).param("session_id", id).param("wanted", page).update();
    }

    void keep(UUID id, byte[] sealed) {
        jdbc.sql("""
                        update access.session
                           set kept = :kept
                         where session_id = :session_id
                           and ended_at is null
                        """).param("session_id", id).param("kept", sealed).update();
    }

    Optional<byte[]> takeKept(UUID id) {
        return jdbc.sql("""
                        with found as (
                          select kept
                            from access.session
                           where session_id = :session_id
                             and kept is not null
                             for update
                        ), gone as (
                          update access.session
                             set kept = null
                           where session_id = :session_id
                             and exists (select from found)
                        )
                        select kept from found
                        """).param("session_id", id).query(byte[].class).optional();
    }

    void seen(UUID id, Instant now) {
        jdbc.sql("""
                        update access.session
                           set last_seen_at = :now
                         where session_id = :session_id
                           and last_seen_at < :now
                           and ended_at is null
                        """).param("session_id", id).param("now", at(now)).update();
    }

    /** Whether this is the first refusal for so long. */
    boolean refused(UUID id, Instant now, Duration quiet) {
        return jdbc.sql("""
                                update access.session
                                   set refused_at = :now
                                 where session_id = :session_id
                                   and (refused_at is null or refused_at <= :quiet_since)
                                """)
                        .param("session_id", id)
                        .param("now", at(now))
                        .param("quiet_since", at(now.minus(quiet)))
                        .update()
                == 1;
    }

    boolean end(UUID id, EndReason reason, Instant now) {
        return jdbc.sql("""
                                update access.session
                                   set ended_at = :now, end_reason = :reason, kept = null
                                 where session_id = :session_id
                                   and ended_at is null
                                """)
                        .param("session_id", id)
                        .param("reason", reason.name())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    boolean endOf(UserId user, UUID id, EndReason reason, Instant now) {
        return jdbc.sql("""
                                update access.session
                                   set ended_at = :now, end_reason = :reason, kept = null
                                 where session_id = :session_id
                                   and user_id = :user_id
                                   and ended_at is null
                                """)
                        .param("session_id", id)
                        .param("user_id", user.value())
                        .param("reason", reason.name())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** @param but a session to leave alone */
    int endAll(UserId user, Optional<UUID> but, EndReason reason, Instant now) {
        return jdbc.sql("""
                        update access.session
                           set ended_at = :now, end_reason = :reason, kept = null
                         where user_id = :user_id
                           and session_id is distinct from cast(:but as uuid)
                           and ended_at is null
                        """)
                .param("user_id", user.value())
                .param("but", but.orElse(null))
                .param("reason", reason.name())
                .param("now", at(now))
                .update();
    }

    List<OpenSession> open(UserId user, Instant startedSince, Instant seenSince) {
        return jdbc.sql("""
                        select session_id, address, started_at, last_seen_at
                          from access.session
                         where user_id = :user_id
                           and ended_at is null
                           and stage = 'SIGNED_IN'
                           and started_at > :started_since
                           and last_seen_at > :seen_since
                         order by last_seen_at desc, session_id
                        """)
                .param("user_id", user.value())
                .param("started_since", at(startedSince))
                .param("seen_since", at(seenSince))
                .query((row, n) -> new OpenSession(
                        row.getObject("session_id", UUID.class),
                        row.getString("address"),
                        instant(row, "started_at"),
                        instant(row, "last_seen_at")))
                .list();
    }

    /** Ends what ran out unseen, and forgets what ended long ago. */
    int sweep(Instant startedBefore, Instant seenBefore, Instant endedBefore, Instant now) {
        jdbc.sql("""
                        update access.session
                           set ended_at = :now,
                               kept = null,
                               end_reason = case when started_at <= :started_before then 'TOO_OLD' else 'IDLE' end
                         where ended_at is null
                           and (started_at <= :started_before
                                or (last_seen_at <= :seen_before and stage <> 'SIGNED_IN' and away_at is null))
                        """)
                .param("now", at(now))
                .param("started_before", at(startedBefore))
                .param("seen_before", at(seenBefore))
                .update();
        return jdbc.sql("""
                        delete from access.session
                         where ended_at <= :ended_before
                        """).param("ended_before", at(endedBefore)).update();
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        return new SessionRow(
                row.getObject("session_id", UUID.class),
                SignInStage.valueOf(row.getString("stage")),
                row.getString("block"),
                Optional.ofNullable(row.getString("wanted")),
                instant(row, "started_at"),
                instant(row, "last_seen_at"),
                Optional.ofNullable(row.getString("end_reason")).map(EndReason::valueOf),
                row.getObject("away_at") != null,
                new UserId(row.getObject("user_id", UUID.class)),
                new StaffName(row.getString("given_name"), row.getString("family_name")),
                row.getString("state"),
                organization(row),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
    }

    private static Optional<Organization> organization(ResultSet row) throws SQLException {
        @Nullable UUID id = row.getObject("organization_id", UUID.class);
        if (id == null) {
            return Optional.empty();
        }
        @Nullable Integer unit = row.getObject("health_unit_id", Integer.class);
        return Optional.of(new Organization(
                new OrganizationId(id),
                OrganizationKind.valueOf(row.getString("kind")),
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                unit == null ? OptionalInt.empty() : OptionalInt.of(unit),
                Set.of((UUID[]) row.getArray("sites").getArray())));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
