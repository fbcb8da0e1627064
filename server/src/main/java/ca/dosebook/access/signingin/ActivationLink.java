package ca.dosebook.access.signingin;

import java.time.Instant;

/**
 * A link with which a user chooses a password and sets up a second factor. It is known only now: the token is not kept.
 *
 * @param path without the language: {@code /console/activate/…}
 */
public record ActivationLink(String path, Instant expiresAt) {

    @Override
    public String toString() {
        return "ActivationLink[… until " + expiresAt + "]";
    }
}
