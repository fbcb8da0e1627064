package ca.dosebook.access.users;

import ca.dosebook.access.UserId;
import ca.dosebook.access.signingin.ActivationLink;

/** What came of an administrator's act. A refusal, and what needs agreement, left the user as before. */
public sealed interface UserOutcome {

    /** @param user as it is now */
    record Done(StaffUser user) implements UserOutcome {}

    /**
     * There is a new user.
     *
     * @param roleWaits whether the role is yet to be given, since a second person has to agree to it
     */
    record Invited(StaffUser user, boolean roleWaits) implements UserOutcome {}

    /** There is a new activation link, known only now: to be handed to the user in person. */
    record LinkMade(StaffUser user, ActivationLink link) implements UserOutcome {}

    /** A second person has to agree first. */
    record NeedsAgreement() implements UserOutcome {}

    /** The address is that of a user within reach. */
    record AlreadyThere(UserId user) implements UserOutcome {}

    record Refused(Refusal why) implements UserOutcome {}

    /** Why not. */
    enum Refusal {
        /** No such user or organization within the administrator's reach. */
        UNKNOWN,
        /** Nobody changes the own account here. */
        YOURSELF,
        /** The user also has roles where the administrator has no say. */
        ALSO_ELSEWHERE,
        /** There would be no active provincial operator left. */
        LAST_OPERATOR,
        /** The e-mail address is that of a user beyond reach. */
        ADDRESS_TAKEN,
        /** This kind of organization does not have this role, or it is none for persons. */
        ROLE_NOT_HERE,
        /** The address of someone with a provincial role is not one person's to change, nor their link to see. */
        KEPT_BY_TWO,
        /** The user is in a state in which this cannot be done. */
        NOT_NOW
    }
}
