package ca.dosebook.audit;

import java.util.Optional;
import java.util.UUID;

/**
 * Who did something, and from where.
 *
 * @param user the member of staff; empty for everyone else
 * @param organization the organization the member of staff acted for
 * @param origin for staff the network address; for residents only the block of addresses; {@code command} for the
 *     operator's command line; {@code node} for the product itself. At most 60 characters.
 */
public record Actor(Kind kind, Optional<UUID> user, Optional<UUID> organization, String origin) {

    /** The product by itself: expiry, reminders, sweeps. */
    public static final Actor DOSEBOOK = new Actor(Kind.DOSEBOOK, Optional.empty(), Optional.empty(), "node");

    /** The operator on a command line of the server. */
    public static final Actor OPERATOR = new Actor(Kind.OPERATOR, Optional.empty(), Optional.empty(), "command");

    public Actor {
        if (origin.isEmpty() || origin.length() > 60) {
            throw new IllegalArgumentException("an origin has 1 to 60 characters");
        }
        if ((kind == Kind.STAFF) != user.isPresent()) {
            throw new IllegalArgumentException("staff, and staff alone, has a user");
        }
    }

    /** A resident or their helper on the public pages. */
    public static Actor resident(String block) {
        return new Actor(Kind.RESIDENT, Optional.empty(), Optional.empty(), block);
    }

    /** Someone who is not signed in (yet), at the staff's doors. */
    public static Actor stranger(String address) {
        return new Actor(Kind.STRANGER, Optional.empty(), Optional.empty(), address);
    }

    public static Actor staff(UUID user, Optional<UUID> organization, String address) {
        return new Actor(Kind.STAFF, Optional.of(user), organization, address);
    }

    /** Who can be an actor; the names are stored. */
    public enum Kind {
        STAFF,
        RESIDENT,
        STRANGER,
        OPERATOR,
        DOSEBOOK
    }
}
