package ca.dosebook.access;

import ca.dosebook.audit.Actor;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A member of staff who is signed in with a second factor, acting for one organization. A controller method of an
 * endpoint that needs staff may ask for it.
 *
 * @param roles those held in the organization acted for; not empty
 * @param session for the log; not the secret in the browser
 * @param address where this request comes from
 */
public record SignedIn(
        UserId user, StaffName name, Organization organization, Set<Role> roles, UUID session, String address) {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.has(permission));
    }

    public Actor actor() {
        return Actor.staff(user.value(), Optional.of(organization.id().value()), address);
    }
}
