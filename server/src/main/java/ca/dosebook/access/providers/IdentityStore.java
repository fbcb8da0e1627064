package ca.dosebook.access.providers;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of identities at providers. */
@Repository
class IdentityStore {

    private final JdbcClient jdbc;

    IdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param wanted English names or ids */
    record NamedOrganization(OrganizationId id, String englishName) {}

    /** The organizations that have one of these English names or ids. */
    List<NamedOrganization> organizations(List<String> wanted) {
        return jdbc.sql("""
                        select organization_id, name_en
                          from access.organization
                         where name_en = any(cast(:wanted as text[]))
                            or cast(organization_id as text) = any(cast(:wanted as text[]))
                        """)
                .param("wanted", wanted.toArray(String[]::new))
                .query((row, n) -> new NamedOrganization(
                        new OrganizationId(row.getObject("organization_id", UUID.class)), row.getString("name_en")))
                .list();
    }

    Optional<UserId> bound(String issuer, String subject) {
        return jdbc.sql("""
                        select user_id
                          from access.provider_identity
                         where issuer = :issuer
                           and subject = :subject
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, n) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    /** Who has this address, a role in the organization and an account that nobody stopped. */
    Optional<UserId> colleague(String email, OrganizationId organization) {
        return jdbc.sql("""
                        select u.user_id
                          from access.staff_user u
                         where u.email = :email
                           and u.state in ('ACTIVE', 'INVITED')
                           and exists (select 1
                                         from access.held_role r
                                        where r.user_id = u.user_id
                                          and r.organization_id = :organization_id)
                        """)
                .param("email", email)
                .param("organization_id", organization.value())
                .query((row, n) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    /** Whether it is bound now: neither the identity nor the user was bound otherwise. */
    boolean bind(String issuer, String subject, UserId user, Instant now) {
        return jdbc.sql("""
                                insert into access.provider_identity (issuer, subject, user_id, bound_at)
                                values (:issuer, :subject, :user_id, :now)
                                on conflict do nothing
                                """)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("user_id", user.value())
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
