package ca.dosebook.access.factors;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Prints the six digits that an app with a secret shows now: {@code ./dosebook code SECRET}, so that trying the demo takes
 * no phone. Starts nothing else.
 */
public final class OneTimeCode {

    private static final int STEP_SECONDS = 30;

    private OneTimeCode() {}

    /** @param args the secret, in one word or in several */
    @SuppressWarnings("TimeZoneUsage") // It stands for a phone, which has a clock of its own.
    public static void main(String... args) {
        System.exit(print(String.join("", args), Clock.systemUTC().instant(), System.out, System.err));
    }

    static int print(String typed, Instant now, PrintStream out, PrintStream complaints) {
        Optional<AppSecret> secret = AppSecret.parse(typed);
        if (secret.isEmpty()) {
            complaints.println("A secret has 32 letters and digits, as the demo prints them.");
            return 2;
        }
        long left = STEP_SECONDS - Math.floorMod(now.getEpochSecond(), STEP_SECONDS);
        out.println(Totp.code(secret.get(), now) + "  (for " + left + " more seconds)");
        return 0;
    }
}
