package ca.dosebook.access.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.access.users.StaffUser.HeldRole;
import ca.dosebook.kernel.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of users and the roles they hold. */
@Repository
class UserStore {

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StaffUser> find(UserId id) {
        return jdbc.sql("""
                        select user_id, email, given_name, family_name, language, state, created_at, last_signed_in_at
                          from access.staff_user
                         where user_id = :user_id""")
                .param("user_id", id.value())
                .query((row, n) -> user(row, roles(List.of(id.value())).getOrDefault(id.value(), List.of())))
                .optional();
    }

    Optional<UserId> findByEmail(String email) {
        return jdbc.sql("""
                        select user_id
                          from access.staff_user
                         where email = :email""")
                .param("email", email)
                .query((row, n) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    Map<UserId, StaffName> names(Collection<UserId> ids) {
        Map<UserId, StaffName> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select user_id, given_name, family_name
                              from access.staff_user
                             where user_id in (:ids)""").param("ids", ids.stream().map(UserId::value).toList()).query(row -> {
                names.put(new UserId(row.getObject("user_id", UUID.class)), name(row));
            });
        }
        return names;
    }

    private static final String LISTED = """
            select u.user_id, u.email, u.given_name, u.family_name, u.language, u.state, u.created_at,
                   u.last_signed_in_at, count(*) over () as total
              from access.staff_user as u
             where ((cast(:own as uuid) is null and cast(:organization as uuid) is null and cast(:role as text) is null)
                    or exists (
                      select 1
                        from access.held_role as r
                        join access.organization as o using (organization_id)
                       where r.user_id = u.user_id
                         and (cast(:own as uuid) is null
                              or o.organization_id = :own
                              or (o.kind = 'HOSPITAL' and o.health_unit_id = :unit))
                         and (cast(:organization as uuid) is null or o.organization_id = :organization)
                         and (cast(:role as text) is null or r.role = :role)))
               and (cast(:state as text) is null or u.state = :state)
               and (lower(u.given_name || ' ' || u.family_name) like :text or u.email like :text)""";

    private static final String BY_NAME = """
             order by lower(u.family_name), lower(u.given_name), u.user_id
             limit :size offset :skip""";

    private static final String BY_LAST_SIGNED_IN = """
             order by u.last_signed_in_at desc nulls last, lower(u.family_name), lower(u.given_name), u.user_id
             limit :size offset :skip""";

    private static final String BY_STATE = """
             order by case u.state when 'ACTIVE' then 1 when 'INVITED' then 2 when 'DEACTIVATED' then 3 else 4 end,
                      lower(u.family_name), lower(u.given_name), u.user_id
             limit :size offset :skip""";

    UserPage list(Reach reach, UserQuery query) {
        var own = reach instanceof Reach.HealthUnit unit ? unit : null;
        var users = new ArrayList<StaffUser>();
        int[] total = {0};
        jdbc.sql(LISTED
                        + '\n'
                        + switch (query.order()) {
                            case NAME -> BY_NAME;
                            case LAST_SIGNED_IN -> BY_LAST_SIGNED_IN;
                            case STATE -> BY_STATE;
                        })
                .param("own", own == null ? null : own.own().value())
                .param("unit", own == null ? null : own.unit())
                .param(
                        "organization",
                        query.organization().map(OrganizationId::value).orElse(null))
                .param("role", query.role().map(Enum::name).orElse(null))
                .param("state", query.state().map(Enum::name).orElse(null))
                .param("text", '%' + escaped(query.text()) + '%')
                .param("size", UserQuery.PAGE_SIZE)
                .param("skip", (query.page() - 1) * UserQuery.PAGE_SIZE)
                .query(row -> {
                    users.add(user(row, List.of()));
                    total[0] = row.getInt("total");
                });
        var roles = roles(users.stream().map(user -> user.id().value()).toList());
        return new UserPage(
                users.stream()
                        .map(user ->
                                withRoles(user, roles.getOrDefault(user.id().value(), List.of())))
                        .toList(),
                total[0],
                query.page());
    }

    /** False when the address is taken. */
    boolean insert(UserId id, UserDetails details, Instant now) {
        return jdbc.sql("""
                        insert into access.staff_user
                          (user_id, email, given_name, family_name, language, state, created_at)
                        values (:user_id, :email, :given_name, :family_name, :language, 'INVITED', :now)
                        on conflict (email) do nothing""")
                        .param("user_id", id.value())
                        .param("email", details.email())
                        .param("given_name", details.name().given())
                        .param("family_name", details.name().family())
                        .param("language", details.language().name())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void update(UserId id, UserDetails details) {
        jdbc.sql("""
                        update access.staff_user
                           set email = :email, given_name = :given_name, family_name = :family_name,
                               language = :language
                         where user_id = :user_id""")
                .param("user_id", id.value())
                .param("email", details.email())
                .param("given_name", details.name().given())
                .param("family_name", details.name().family())
                .param("language", details.language().name())
                .update();
    }

    boolean disable(UserId id) {
        return jdbc.sql("""
                                update access.staff_user
                                   set stopped_from = state, state = 'DISABLED'
                                 where user_id = :user_id and state <> 'DISABLED'""").param("user_id", id.value()).update() == 1;
    }

    /** Back to what it was before; who was deactivated for being idle begins anew. */
    boolean enable(UserId id, Instant now) {
        return jdbc.sql("""
                                update access.staff_user
                                   set state = case when stopped_from = 'INVITED' then 'INVITED' else 'ACTIVE' end,
                                       stopped_from = null, enabled_at = :now
                                 where user_id = :user_id and state in ('DISABLED', 'DEACTIVATED')""").param("user_id", id.value()).param("now", at(now)).update() == 1;
    }

    /** False when it is held already. */
    boolean give(UserId id, OrganizationId organization, Role role, UserId givenBy, Instant now) {
        return jdbc.sql("""
                                insert into access.held_role (user_id, organization_id, role, given_at, given_by)
                                values (:user_id, :organization_id, :role, :now, :given_by)
                                on conflict do nothing""")
                        .param("user_id", id.value())
                        .param("organization_id", organization.value())
                        .param("role", role.name())
                        .param("now", at(now))
                        .param("given_by", givenBy.value())
                        .update()
                == 1;
    }

    boolean take(UserId id, OrganizationId organization, Role role) {
        return jdbc.sql("""
                                delete from access.held_role
                                 where user_id = :user_id and organization_id = :organization_id and role = :role""")
                        .param("user_id", id.value())
                        .param("organization_id", organization.value())
                        .param("role", role.name())
                        .update()
                == 1;
    }

    /**
     * How many others could still act as provincial operator. Acts that ask this wait for each other, so that the last
     * two cannot remove one another.
     */
    int otherActiveOperators(UserId besides) {
        jdbc.sql("""
                        select organization_id
                          from access.organization
                         where kind = 'PROVINCE'
                         order by organization_id
                           for update""").query(UUID.class).list();
        return jdbc.sql("""
                        select count(distinct u.user_id)
                          from access.staff_user as u
                          join access.held_role as r using (user_id)
                         where r.role = 'PROVINCIAL_OPERATOR'
                           and u.state = 'ACTIVE'
                           and u.user_id <> :besides""")
                .param("besides", besides.value())
                .query(Integer.class)
                .single();
    }

    private Map<UUID, List<HeldRole>> roles(Collection<UUID> users) {
        Map<UUID, List<HeldRole>> roles = new HashMap<>();
        if (!users.isEmpty()) {
            jdbc.sql("""
                            select user_id, organization_id, role, given_at
                              from access.held_role
                             where user_id in (:users)
                             order by given_at, role""").param("users", users).query(row -> {
                roles.computeIfAbsent(row.getObject("user_id", UUID.class), id -> new ArrayList<>())
                        .add(new HeldRole(
                                new OrganizationId(row.getObject("organization_id", UUID.class)),
                                Role.valueOf(row.getString("role")),
                                row.getObject("given_at", OffsetDateTime.class).toInstant()));
            });
        }
        return roles;
    }

    private static StaffUser user(ResultSet row, List<HeldRole> roles) throws SQLException {
        @Nullable OffsetDateTime lastSignedIn = row.getObject("last_signed_in_at", OffsetDateTime.class);
        return new StaffUser(
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("email"),
                name(row),
                Language.valueOf(row.getString("language")),
                UserState.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(lastSignedIn).map(OffsetDateTime::toInstant),
                roles);
    }

    private static StaffUser withRoles(StaffUser user, List<HeldRole> roles) {
        return new StaffUser(
                user.id(),
                user.email(),
                user.name(),
                user.language(),
                user.state(),
                user.createdAt(),
                user.lastSignedIn(),
                roles);
    }

    private static StaffName name(ResultSet row) throws SQLException {
        return new StaffName(row.getString("given_name"), row.getString("family_name"));
    }

    private static String escaped(String text) {
        return text.strip()
                .toLowerCase(Language.EN.locale())
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
