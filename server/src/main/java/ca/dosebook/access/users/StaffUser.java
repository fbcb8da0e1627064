package ca.dosebook.access.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.kernel.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A member of staff with an account, as administrators see it.
 *
 * @param email in lower case; what they sign in with
 * @param language of the mails to them
 * @param roles in every organization, those first given first
 */
public record StaffUser(
        UserId id,
        String email,
        StaffName name,
        Language language,
        UserState state,
        Instant createdAt,
        Optional<Instant> lastSignedIn,
        List<HeldRole> roles) {

    public StaffUser {
        roles = List.copyOf(roles);
    }

    public boolean holds(Role role, OrganizationId organization) {
        return roles.stream()
                .anyMatch(held -> held.role() == role && held.organization().equals(organization));
    }

    /** A role held in an organization. */
    public record HeldRole(OrganizationId organization, Role role, Instant givenAt) {}
}
