package ca.dosebook.access;

import ca.dosebook.access.StaffDirectory.Colleague;
import ca.dosebook.kernel.Bilingual;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the directory of staff. */
@Repository
class StaffDirectoryStore {

    private static final String SELECT = """
            select u.user_id, u.given_name, u.family_name, u.email
              from access.staff_user as u
            """;

    private final JdbcClient jdbc;

    StaffDirectoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param parts in lower case */
    List<Colleague> search(List<String> parts, int most) {
        return jdbc.sql(SELECT + """
                        where not exists (
                          select from unnest(cast(:parts as text[])) as w (part)
                           where position(part in lower(u.given_name || ' ' || u.family_name || ' ' || u.email)) = 0)
                        order by lower(u.family_name), lower(u.given_name), u.user_id
                        limit :most""")
                .param("parts", parts.toArray(String[]::new))
                .param("most", most)
                .query((row, n) -> colleague(row))
                .list();
    }

    Optional<Colleague> find(UserId id) {
        return jdbc.sql(SELECT + " where u.user_id = :user_id")
                .param("user_id", id.value())
                .query((row, n) -> colleague(row))
                .optional();
    }

    Map<UserId, StaffName> names(Collection<UserId> ids) {
        Map<UserId, StaffName> names = new HashMap<>();
        jdbc.sql(SELECT + " where u.user_id = any(cast(:ids as uuid[]))")
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(row -> {
                    Colleague colleague = colleague(row);
                    names.put(colleague.id(), colleague.name());
                });
        return names;
    }

    Map<OrganizationId, Bilingual> organizations(Collection<OrganizationId> ids) {
        Map<OrganizationId, Bilingual> names = new HashMap<>();
        jdbc.sql("""
                        select organization_id, name_en, name_fr
                          from access.organization
                         where organization_id = any(cast(:ids as uuid[]))""")
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(row -> {
                    names.put(
                            new OrganizationId(row.getObject("organization_id", UUID.class)),
                            new Bilingual(row.getString("name_en"), row.getString("name_fr")));
                });
        return names;
    }

    private static Colleague colleague(ResultSet row) throws SQLException {
        return new Colleague(
                new UserId(row.getObject("user_id", UUID.class)),
                new StaffName(row.getString("given_name"), row.getString("family_name")),
                row.getString("email"));
    }
}
