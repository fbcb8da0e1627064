package ca.dosebook.access.factors;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an authenticator app and Dosebook share: 160 random bits, as RFC 4226 section 4 asks for. */
public final class AppSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern GROUPS_OF_FOUR = Pattern.compile("(.{4})(?=.)");
    private static final int BYTES = 20;

    private final byte[] bytes;

    private AppSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static AppSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AppSecret(bytes);
    }

    /** @param bytes 20 of them */
    public static AppSecret of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret has " + BYTES + " bytes");
        }
        return new AppSecret(bytes.clone());
    }

    /** Reads it as it is typed into an app, with or without spaces; empty for whatever is none. */
    static Optional<AppSecret> parse(String typed) {
        String letters = typed.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!letters.matches("[A-Z2-7]{32}")) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (char letter : letters.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
        }
        byte[] bytes = new byte[BYTES];
        for (int i = BYTES - 1; i >= 0; i--) {
            bytes[i] = number.byteValue();
            number = number.shiftRight(8);
        }
        return Optional.of(new AppSecret(bytes));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** In groups of four letters and digits (base 32, RFC 4648), for those who type it into the app. */
    public String grouped() {
        return GROUPS_OF_FOUR.matcher(base32()).replaceAll("$1 ");
    }

    /** The address inside the square code, in the form that all apps read. */
    public String uri(String email) {
        return "otpauth://totp/Dosebook:" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "?secret=" + base32()
                + "&issuer=Dosebook&algorithm=SHA1&digits=6&period=30";
    }

    private String base32() {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = (buffer << 8 | (next & 0xff)) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(buffer >> bits & 31));
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AppSecret secret && Arrays.equals(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "AppSecret[…]";
    }
}
