package ca.dosebook.access.sessions;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.SignInStage;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * Someone on the way in, not yet signed in. A controller method of an endpoint for signing in may ask for it.
 *
 * @param session for the log; not the secret in the browser
 * @param wanted the page that was asked for before
 * @param actedFor the organization acted for by someone signed in who was away too long; empty for who comes in anew
 * @param address where this request comes from
 */
public record SigningIn(
        UserId user,
        StaffName name,
        SignInStage stage,
        UUID session,
        Optional<String> wanted,
        Optional<OrganizationId> actedFor,
        String address) {

    /** Whether it is someone signed in who was away too long. */
    public boolean wasAway() {
        return actedFor.isPresent();
    }
}
