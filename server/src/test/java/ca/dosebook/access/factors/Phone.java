package ca.dosebook.access.factors;

import java.time.Instant;

/** A phone with an authenticator app. */
public record Phone(AppSecret secret) {

    public static Phone withNewSecret() {
        return new Phone(AppSecret.random());
    }

    /** What the app shows at this moment by its own clock. */
    public String code(Instant moment) {
        return Totp.code(secret, moment);
    }
}
