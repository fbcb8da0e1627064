package ca.dosebook.access.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.UserState;
import java.util.Optional;

/**
 * Which users to list.
 *
 * @param text part of a name or e-mail address; empty for all
 * @param page from 1
 */
public record UserQuery(
        String text,
        Optional<OrganizationId> organization,
        Optional<Role> role,
        Optional<UserState> state,
        Order order,
        int page) {

    public static final int PAGE_SIZE = 25;

    public static final UserQuery ALL =
            new UserQuery("", Optional.empty(), Optional.empty(), Optional.empty(), Order.NAME, 1);

    public UserQuery {
        page = Math.clamp(page, 1, 10_000);
    }

    /** What comes first. */
    public enum Order {
        /** By family name. */
        NAME,
        /** Those who signed in last come first, those who never did last. */
        LAST_SIGNED_IN,
        /** Active, invited, deactivated, disabled. */
        STATE
    }
}
