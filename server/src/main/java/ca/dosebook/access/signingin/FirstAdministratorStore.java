package ca.dosebook.access.signingin;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All SQL of making the first user. */
@Repository
class FirstAdministratorStore {

    private final JdbcClient jdbc;

    FirstAdministratorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean anOperatorCameIn() {
        return jdbc.sql("""
                        select exists (
                          select 1
                            from access.staff_user u
                            join access.held_role r using (user_id)
                           where r.role = 'PROVINCIAL_OPERATOR'
                             and (u.state = 'ACTIVE' or u.last_signed_in_at is not null))
                        """).query(Boolean.class).single();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from access.staff_user)")
                .query(Boolean.class)
                .single();
    }

    /** The operator invited first. */
    Optional<UserId> operator() {
        return jdbc.sql("""
                        select u.user_id
                          from access.staff_user u
                          join access.held_role r using (user_id)
                         where r.role = 'PROVINCIAL_OPERATOR'
                           and u.state = 'INVITED'
                         order by u.created_at, u.user_id
                         limit 1
                        """)
                .query((row, n) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    /** Does nothing when another node was faster. */
    @Transactional
    void insert(OrganizationId province, UserId user, String email, Instant now) {
        OffsetDateTime at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        jdbc.sql("""
                        insert into access.organization (organization_id, kind, name_en, name_fr)
                        values (:organization_id, 'PROVINCE', 'Ontario', 'Ontario')
                        on conflict (kind, name_en) do nothing
                        """).param("organization_id", province.value()).update();
        int made = jdbc.sql("""
                        insert into access.staff_user
                          (user_id, email, given_name, family_name, language, state, created_at)
                        values (:user_id, :email, '', 'Administrator', 'EN', 'INVITED', :now)
                        on conflict (email) do nothing
                        """)
                .param("user_id", user.value())
                .param("email", email)
                .param("now", at)
                .update();
        if (made == 1) {
            jdbc.sql("""
                            insert into access.held_role (user_id, organization_id, role, given_at)
                            select :user_id, organization_id, 'PROVINCIAL_OPERATOR', :now
                              from access.organization
                             where kind = 'PROVINCE'
                               and name_en = 'Ontario'
                            """).param("user_id", user.value()).param("now", at).update();
        }
    }
}
