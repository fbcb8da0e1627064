package ca.dosebook.access.signingin;

import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import java.time.Instant;
import java.util.Optional;

/** A user as signing in needs it. */
record Account(
        UserId id,
        String email,
        StaffName name,
        UserState state,
        Optional<String> hash,
        Optional<Instant> passwordChangedAt,
        Instant idleSince) {

    @Override
    public String toString() {
        return "Account[" + id.value() + "]";
    }
}
