package ca.dosebook.access.users;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.Permission;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import java.util.Optional;

/** Over whom an administrator has a say. Pure. */
sealed interface Reach {

    boolean covers(Organization organization);

    /** Every organization. */
    record Everywhere() implements Reach {
        @Override
        public boolean covers(Organization organization) {
            return true;
        }
    }

    /** The own health unit and the hospitals within it. */
    record HealthUnit(OrganizationId own, int unit) implements Reach {
        @Override
        public boolean covers(Organization organization) {
            return organization.id().equals(own)
                    || (organization.kind() == OrganizationKind.HOSPITAL
                            && organization.healthUnit().isPresent()
                            && organization.healthUnit().getAsInt() == unit);
        }
    }

    /** Empty for those who may not administer users. */
    static Optional<Reach> of(SignedIn staff) {
        Organization own = staff.organization();
        if (!staff.may(Permission.ADMINISTER_USERS)) {
            return Optional.empty();
        }
        if (own.kind() == OrganizationKind.PROVINCE) {
            return Optional.of(new Everywhere());
        }
        return own.healthUnit().isPresent()
                ? Optional.of(new HealthUnit(own.id(), own.healthUnit().getAsInt()))
                : Optional.empty();
    }

    /** Roles that only a provincial operator gives, and with a second one's agreement once there is one. */
    static boolean isProvincial(Role role) {
        return role == Role.PROVINCIAL_OPERATOR || role == Role.PRIVACY_OFFICER;
    }
}
