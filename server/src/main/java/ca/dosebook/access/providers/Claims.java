package ca.dosebook.access.providers;

import ca.dosebook.kernel.Personal;
import java.util.Optional;

/**
 * What a provider says of someone, from an ID token that was checked.
 *
 * @param subject who it is, at this provider
 * @param email verified by the provider, in lower case; empty for none or one not verified
 * @param twoFactors whether the provider asked for more than one factor just now
 */
@Personal
record Claims(String subject, Optional<String> email, boolean twoFactors) {

    @Override
    public String toString() {
        return "Claims[…]";
    }
}
