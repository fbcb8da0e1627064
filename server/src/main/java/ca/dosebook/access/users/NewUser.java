package ca.dosebook.access.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffName;
import ca.dosebook.kernel.Language;

/**
 * Whom to invite.
 *
 * @param role the first role, held in {@code organization}
 */
public record NewUser(UserDetails details, OrganizationId organization, Role role) {

    /** @see UserDetails */
    public static NewUser of(StaffName name, String email, Language language, OrganizationId organization, Role role) {
        return new NewUser(new UserDetails(name, email, language), organization, role);
    }
}
