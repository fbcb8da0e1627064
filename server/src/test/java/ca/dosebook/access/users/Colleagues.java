package ca.dosebook.access.users;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.Language;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Organizations and users of a test's own, put into the database without asking anyone. */
public final class Colleagues {

    private static final Instant LONG_AGO = Instant.parse("2021-01-04T13:00:00Z");

    private final JdbcClient jdbc;
    private final OrganizationStore organizations;
    private final UserStore users;

    public Colleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.organizations = new OrganizationStore(jdbc);
        this.users = new UserStore(jdbc);
    }

    public Organization province() {
        return organization(OrganizationKind.PROVINCE, OptionalInt.empty());
    }

    public Organization healthUnit(int unit) {
        return organization(OrganizationKind.HEALTH_UNIT, OptionalInt.of(unit));
    }

    public Organization hospital(int unit) {
        return organization(OrganizationKind.HOSPITAL, OptionalInt.of(unit));
    }

    public Organization contactCentre() {
        return organization(OrganizationKind.CONTACT_CENTRE, OptionalInt.empty());
    }

    private Organization organization(OrganizationKind kind, OptionalInt unit) {
        UUID id = UUID.randomUUID();
        var organization = new Organization(
                new OrganizationId(id), kind, new Bilingual("Name " + id, "Nom " + id), unit, Set.of());
        organizations.insert(organization);
        return organization;
    }

    /** An active user with this role. */
    public UserId user(Role role, Organization organization) {
        var id = new UserId(UUID.randomUUID());
        users.insert(id, new UserDetails(new StaffName("Noor", "Haddad"), email(id), Language.EN), LONG_AGO);
        jdbc.sql("update access.staff_user set state = 'ACTIVE' where user_id = :user_id")
                .param("user_id", id.value())
                .update();
        give(id, role, organization);
        return id;
    }

    public void give(UserId user, Role role, Organization organization) {
        users.give(user, organization.id(), role, user, LONG_AGO);
    }

    public SignedIn signedIn(Role role, Organization organization) {
        return asSignedIn(user(role, organization), role, organization);
    }

    public static SignedIn asSignedIn(UserId user, Role role, Organization organization) {
        return new SignedIn(
                user, new StaffName("Noor", "Haddad"), organization, Set.of(role), UUID.randomUUID(), "192.0.2.7");
    }

    public static String email(UserId user) {
        return "staff-" + user.value() + "@example.ca";
    }

    /** Stops every other provincial operator, so that a test knows how many there are. */
    public void noOtherOperators() {
        jdbc.sql("delete from access.held_role where role = 'PROVINCIAL_OPERATOR'")
                .update();
    }

    /** How often this was written down of this user, organization or request. */
    public int recorded(String act, UUID object) {
        return jdbc.sql("select count(*) from audit.entry where act = :act and object_id = :object")
                .param("act", act)
                .param("object", object)
                .query(Integer.class)
                .single();
    }
}
