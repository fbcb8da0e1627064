package ca.dosebook.access;

import ca.dosebook.kernel.AddressBlock;
import ca.dosebook.kernel.Bilingual;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Organizations and members of staff of a test's own, signed in without passing the door.
 *
 * <pre>{@code
 * StaffFixture staff = StaffFixture.on(jdbc, clock);
 * Staff agent = staff.signedIn(Role.CONTACT_CENTRE_AGENT, staff.contactCentre());
 * request.header("Cookie", agent.cookie());
 * }</pre>
 */
public final class StaffFixture {

    /** Where requests of tests come from. */
    public static final String HERE = "127.0.0.1";

    private final JdbcClient jdbc;
    private final Clock clock;

    private StaffFixture(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public static StaffFixture on(JdbcClient jdbc, Clock clock) {
        return new StaffFixture(jdbc, clock);
    }

    /**
     * Someone signed in at {@link #HERE}.
     *
     * @param cookie the value of the request header {@code Cookie}, for plain HTTP
     */
    public record Staff(SignedIn signedIn, String email, String cookie) {

        public UserId user() {
            return signedIn.user();
        }

        public Organization organization() {
            return signedIn.organization();
        }
    }

    public Organization province() {
        return organization(OrganizationKind.PROVINCE, OptionalInt.empty());
    }

    public Organization contactCentre() {
        return organization(OrganizationKind.CONTACT_CENTRE, OptionalInt.empty());
    }

    /** @param unit the Ministry's number */
    public Organization healthUnit(int unit) {
        return organization(OrganizationKind.HEALTH_UNIT, OptionalInt.of(unit));
    }

    public Organization hospital(int unit, UUID... sites) {
        return organization(OrganizationKind.HOSPITAL, OptionalInt.of(unit), sites);
    }

    /** An organization of this kind in which {@code role} can be held; health unit 2233 where there is one. */
    public Organization anyFor(Role role) {
        for (OrganizationKind kind : OrganizationKind.values()) {
            if (role.canBeHeldIn(kind)) {
                boolean local = kind == OrganizationKind.HEALTH_UNIT || kind == OrganizationKind.HOSPITAL;
                return organization(kind, local ? OptionalInt.of(2233) : OptionalInt.empty());
            }
        }
        throw new IllegalArgumentException("nowhere to hold " + role);
    }

    private Organization organization(OrganizationKind kind, OptionalInt unit, UUID... sites) {
        UUID id = UUID.randomUUID();
        String name = kind.name().toLowerCase(Locale.ROOT) + " " + id;
        jdbc.sql("""
                        insert into access.organization (organization_id, kind, name_en, name_fr, health_unit_id)
                        values (:id, :kind, :name, :name, :unit)""")
                .param("id", id)
                .param("kind", kind.name())
                .param("name", name)
                .param("unit", unit.isPresent() ? unit.getAsInt() : null)
                .update();
        for (UUID site : sites) {
            jdbc.sql("insert into access.organization_site (organization_id, site_id) values (:id, :site)")
                    .param("id", id)
                    .param("site", site)
                    .update();
        }
        return new Organization(new OrganizationId(id), kind, new Bilingual(name, name), unit, Set.of(sites));
    }

    /** An active user without roles and without a password. */
    public UserId user(String email, StaffName name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into access.staff_user
                          (user_id, email, given_name, family_name, language, state, created_at, last_signed_in_at)
                        values (:id, :email, :given, :family, 'EN', 'ACTIVE', :now, :now)""")
                .param("id", id)
                .param("email", email)
                .param("given", name.given())
                .param("family", name.family())
                .param("now", now())
                .update();
        return new UserId(id);
    }

    public void give(UserId user, Role role, Organization organization) {
        jdbc.sql("""
                        insert into access.held_role (user_id, organization_id, role, given_at)
                        values (:user, :organization, :role, :now)""")
                .param("user", user.value())
                .param("organization", organization.id().value())
                .param("role", role.name())
                .param("now", now())
                .update();
    }

    public void take(UserId user, Role role) {
        jdbc.sql("delete from access.held_role where user_id = :user and role = :role")
                .param("user", user.value())
                .param("role", role.name())
                .update();
    }

    /** A new user with this role, signed in for this organization. */
    public Staff signedIn(Role role, Organization organization) {
        return signedIn(role, organization, new StaffName("Noor", "Haddad"));
    }

    public Staff signedIn(Role role, Organization organization, StaffName name) {
        String email = "staff-" + UUID.randomUUID() + "@example.ca";
        UserId user = user(email, name);
        give(user, role, organization);
        return session(user, name, email, role, organization);
    }

    /** The same user, signed in for the same organization in another browser. */
    public Staff signedInAgain(Staff staff) {
        SignedIn before = staff.signedIn();
        return session(
                before.user(),
                before.name(),
                staff.email(),
                before.roles().iterator().next(),
                before.organization());
    }

    private Staff session(UserId user, StaffName name, String email, Role role, Organization organization) {
        UUID session = UUID.randomUUID();
        String token = UUID.randomUUID().toString() + UUID.randomUUID();
        jdbc.sql("""
                        insert into access.session
                          (session_id, token_hash, user_id, organization_id, stage, block, address, started_at,
                           last_seen_at)
                        values (:session, :hash, :user, :organization, 'SIGNED_IN', :block, :address, :now, :now)""")
                .param("session", session)
                .param("hash", sha256(token))
                .param("user", user.value())
                .param("organization", organization.id().value())
                .param("block", AddressBlock.of(HERE))
                .param("address", HERE)
                .param("now", now())
                .update();
        SignedIn signedIn = new SignedIn(user, name, organization, Set.of(role), session, HERE);
        return new Staff(signedIn, email, "dosebook_staff=" + token);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
