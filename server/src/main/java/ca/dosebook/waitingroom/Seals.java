package ca.dosebook.waitingroom;

import ca.dosebook.kernel.Idle;
import ca.dosebook.secrets.Secrets;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tickets and passes as they stand in a cookie, signed (HMAC-SHA-256, 96 bits of it); and the short code of a ticket. Every
 * node has the same keys, and none of this asks anyone.
 */
final class Seals {

    private static final int MAC_BYTES = 12;
    private static final byte TICKET = 't';
    private static final byte PASS = 'p';

    /** No vowels, so that no words come up; no 0, 1, 5, 8, B, I, L, O, S, U, V, which are misread. */
    private static final String ALPHABET = "234679CDFGHJKMNPQRTWXYZ";

    private static final int CODE_LENGTH = 10;
    private static final int RUN_BITS = 12;
    private static final int TICKET_BITS = 24;

    /** Zeros that a code must have inside: with them one guess in billions is somebody's code. */
    private static final int CHECK_BITS = 9;

    private static final int CODE_BITS = RUN_BITS + TICKET_BITS + CHECK_BITS;

    private final Signing signing;
    private final Signing coding;

    Seals(Secrets secrets) {
        this(key(secrets, "waiting room, signatures"), key(secrets, "waiting room, codes"));
    }

    private Seals(byte[] signing, byte[] coding) {
        this.signing = new Signing(signing);
        this.coding = new Signing(coding);
    }

    private static byte[] key(Secrets secrets, String use) {
        return secrets.keyedHash(use.getBytes(StandardCharsets.UTF_8));
    }

    /** A run and a ticket of it, as a code names them. The run alone by its last twelve bits. */
    record Named(int run, int ticket) {}

    String cookie(Ticket ticket) {
        return signed(ByteBuffer.allocate(1 + 4 + 4 + 8)
                .put(TICKET)
                .putInt(ticket.run())
                .putInt(ticket.ticket())
                .putLong(ticket.arrival().toEpochMilli()));
    }

    Optional<Ticket> ticket(String cookie) {
        return read(cookie, TICKET).map(in -> new Ticket(in.getInt(), in.getInt(), Instant.ofEpochMilli(in.getLong())));
    }

    String cookie(Pass pass) {
        return signed(ByteBuffer.allocate(1 + 1 + 4 + 4 + 8 + 8)
                .put(PASS)
                .put((byte) pass.kind().ordinal())
                .putInt(pass.run())
                .putInt(pass.ticket())
                .putLong(pass.holder())
                .putLong(pass.issued().toEpochMilli()));
    }

    Optional<Pass> pass(String cookie) {
        return read(cookie, PASS)
                .map(in -> new Pass(
                        Pass.Kind.values()[in.get()],
                        in.getInt(),
                        in.getInt(),
                        in.getLong(),
                        Instant.ofEpochMilli(in.getLong())));
    }

    private String signed(ByteBuffer plain) {
        byte[] bytes = plain.array();
        byte[] whole = Arrays.copyOf(bytes, bytes.length + MAC_BYTES);
        System.arraycopy(signing.hash(bytes, bytes.length), 0, whole, bytes.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    private Optional<ByteBuffer> read(String cookie, byte kind) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(cookie);
            int length = whole.length - MAC_BYTES;
            if (length <= 0 || whole[0] != kind) {
                return Optional.empty();
            }
            byte[] expected = Arrays.copyOf(signing.hash(whole, length), MAC_BYTES);
            return MessageDigest.isEqual(expected, Arrays.copyOfRange(whole, length, whole.length))
                    ? Optional.of(ByteBuffer.wrap(whole, 1, length - 1))
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** What can be typed on another device: {@code K7MPQ-2XRT9}. Empty for more tickets than a code can tell apart. */
    Optional<String> code(Ticket ticket) {
        if (ticket.ticket() >>> TICKET_BITS != 0) {
            return Optional.empty();
        }
        long plain = ((long) ticket.run() & (1L << RUN_BITS) - 1) << TICKET_BITS + CHECK_BITS
                | (long) ticket.ticket() << CHECK_BITS;
        long rest = network(plain, false);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(i == CODE_LENGTH / 2 ? "-" : "").append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return Optional.of(code.toString());
    }

    /** Reads any usual spelling: case, spaces and dashes do not matter. Empty when it can't be a code. */
    Optional<Named> named(String typed) {
        String characters = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Z}\\p{Pd}.]", "");
        if (characters.length() != CODE_LENGTH) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = CODE_LENGTH - 1; i >= 0; i--) {
            int digit = ALPHABET.indexOf(characters.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value * ALPHABET.length() + digit;
        }
        if (value >>> CODE_BITS != 0) {
            return Optional.empty();
        }
        long plain = network(value, true);
        return (plain & (1L << CHECK_BITS) - 1) != 0
                ? Optional.empty()
                : Optional.of(new Named((int) (plain >>> TICKET_BITS + CHECK_BITS), (int)
                        (plain >>> CHECK_BITS & (1L << TICKET_BITS) - 1)));
    }

    static boolean isSameRun(int run, Named named) {
        return (run & (1 << RUN_BITS) - 1) == named.run();
    }

    /** A keyed permutation of the numbers below 2 to the {@value #CODE_BITS}: codes of neighbours have nothing in common. */
    private long network(long value, boolean back) {
        int half = (CODE_BITS + 1) / 2;
        long mask = (1L << half) - 1;
        long at = value;
        do {
            long left = at >>> half;
            long right = at & mask;
            for (int i = 0; i < 4; i++) {
                int round = back ? 3 - i : i;
                long turned = back ? left : right;
                byte[] input =
                        ByteBuffer.allocate(9).put((byte) round).putLong(turned).array();
                long mixed = ByteBuffer.wrap(coding.hash(input, input.length)).getLong() & mask;
                if (back) {
                    left = right ^ mixed;
                    right = turned;
                } else {
                    right = left ^ mixed;
                    left = turned;
                }
            }
            at = left << half | right;
        } while (at >>> CODE_BITS != 0);
        return at;
    }

    /** HMAC-SHA-256 with one key. */
    private static final class Signing {

        private static final String ALGORITHM = "HmacSHA256";

        private final SecretKeySpec key;
        private final Idle<Mac> idle = new Idle<>();

        Signing(byte[] key) {
            this.key = new SecretKeySpec(key, ALGORITHM);
        }

        byte[] hash(byte[] bytes, int length) {
            try {
                Mac mac = idle.take();
                if (mac == null) {
                    mac = Mac.getInstance(ALGORITHM);
                    mac.init(key);
                }
                mac.update(bytes, 0, length);
                byte[] hash = mac.doFinal();
                idle.keep(mac);
                return hash;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("signing failed", e);
            }
        }
    }
}
