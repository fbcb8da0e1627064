package ca.dosebook.access.users;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.kernel.Bilingual;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of organizations and their sites. */
@Repository
class OrganizationStore {

    private static final String ALL = """
            select o.organization_id, o.kind, o.name_en, o.name_fr, o.health_unit_id,
                   array(select s.site_id
                           from access.organization_site as s
                          where s.organization_id = o.organization_id) as sites
              from access.organization as o""";

    private final JdbcClient jdbc;

    OrganizationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Organization> all() {
        return jdbc.sql(ALL + " order by o.kind, o.name_en, o.organization_id")
                .query((row, n) -> organization(row))
                .list();
    }

    Optional<Organization> find(OrganizationId id) {
        return jdbc.sql(ALL + " where o.organization_id = :organization_id")
                .param("organization_id", id.value())
                .query((row, n) -> organization(row))
                .optional();
    }

    /** False when there is one of this kind with this name. */
    boolean insert(Organization organization) {
        OptionalInt unit = organization.healthUnit();
        return jdbc.sql("""
                                insert into access.organization (organization_id, kind, name_en, name_fr, health_unit_id)
                                values (:organization_id, :kind, :name_en, :name_fr, :health_unit_id)
                                on conflict (kind, name_en) do nothing""")
                        .param("organization_id", organization.id().value())
                        .param("kind", organization.kind().name())
                        .param("name_en", organization.name().en())
                        .param("name_fr", organization.name().fr())
                        .param("health_unit_id", unit.isPresent() ? unit.getAsInt() : null)
                        .update()
                == 1;
    }

    boolean otherWithName(OrganizationId id, OrganizationKind kind, Bilingual name) {
        return jdbc.sql("""
                        select exists (
                          select 1
                            from access.organization
                           where kind = :kind and name_en = :name_en and organization_id <> :organization_id)""")
                .param("kind", kind.name())
                .param("name_en", name.en())
                .param("organization_id", id.value())
                .query(Boolean.class)
                .single();
    }

    void rename(OrganizationId id, Bilingual name) {
        jdbc.sql("""
                        update access.organization
                           set name_en = :name_en, name_fr = :name_fr
                         where organization_id = :organization_id""")
                .param("organization_id", id.value())
                .param("name_en", name.en())
                .param("name_fr", name.fr())
                .update();
    }

    void removeSites(OrganizationId id) {
        jdbc.sql("""
                        delete from access.organization_site
                         where organization_id = :organization_id""").param("organization_id", id.value()).update();
    }

    void addSite(OrganizationId id, UUID site) {
        jdbc.sql("""
                        insert into access.organization_site (organization_id, site_id)
                        values (:organization_id, :site_id)""")
                .param("organization_id", id.value())
                .param("site_id", site)
                .update();
    }

    private static Organization organization(ResultSet row) throws SQLException {
        @Nullable Integer unit = row.getObject("health_unit_id", Integer.class);
        UUID[] sites = (UUID[]) row.getArray("sites").getArray();
        return new Organization(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                OrganizationKind.valueOf(row.getString("kind")),
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                unit == null ? OptionalInt.empty() : OptionalInt.of(unit),
                Set.copyOf(Arrays.asList(sites)));
    }
}
