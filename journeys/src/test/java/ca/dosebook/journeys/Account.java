package ca.dosebook.journeys;

import com.microsoft.playwright.options.Cookie;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a member of staff signs in with: address, password, and the secret in the app on the phone (RFC 6238). Each code
 * works once, so the account knows which was shown last.
 */
final class Account {

    private static final long STEP_MILLIS = 30_000;
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final String email;
    private final String password;
    private final byte[] secret;
    private final LongSupplier clock;
    private long shown;
    private List<Cookie> session = List.of();

    /** @param secret as it is typed into an app: base 32, with or without spaces */
    Account(String email, String password, String secret) {
        this(email, password, secret, System::currentTimeMillis);
    }

    /** @param clock of the phone, in milliseconds since 1970 */
    Account(String email, String password, String secret, LongSupplier clock) {
        this.email = email;
        this.password = password;
        this.secret = decoded(secret);
        this.clock = clock;
    }

    String email() {
        return email;
    }

    String password() {
        return password;
    }

    /** Whether the phone shows a code that is taken now and was not shown before: up to one step ahead of time. */
    boolean hasAnotherCode() {
        return next() <= now() + 1;
    }

    /** The next code that was not shown before. */
    String anotherCode() {
        shown = next();
        return code(shown);
    }

    /** The code that was shown last. */
    String theSameCode() {
        return code(shown);
    }

    /** Six digits that were right yesterday. */
    String aCodeOfYesterday() {
        return code(now() - 2880);
    }

    /** What a browser has that is signed in; empty when none is yet. */
    List<Cookie> session() {
        return session;
    }

    void isSignedInWith(List<Cookie> cookies) {
        session = List.copyOf(cookies);
    }

    private long next() {
        return Math.max(shown + 1, now());
    }

    private long now() {
        return clock.getAsLong() / STEP_MILLIS;
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String typed) {
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int buffer = 0;
        for (char letter : typed.replace(" ", "").toCharArray()) {
            int value = BASE_32.indexOf(letter);
            if (value < 0) {
                throw new IllegalArgumentException("not base 32");
            }
            buffer = (buffer << 5 | value) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
