package ca.dosebook.portal;

import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value kept in the browser, encrypted and authenticated: it survives any wait, a restart and a move to another node,
 * and costs the server nothing to keep. A long value is spread over several cookies, since browsers keep at most 4096
 * bytes in one.
 */
public final class SealedCookie<T> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PART = 3800;
    private static final int MOST_PARTS = 4;
    private static final int MOST_BYTES = 64 * 1024;

    /** What fits into one cookie as it is: deflating it would only cost time, on every request. */
    private static final int LONG = 2400;

    /** What the content is, in the byte before it. */
    private static final int DEFLATED = 1;

    private static final int IN_OWN_FORM = 2;

    /** How a value is written, where JSON takes too long. */
    interface Form<T> {

        void write(T value, DataOutputStream out) throws IOException;

        /** Fails with an {@link IOException} or {@link IllegalArgumentException} on what it has not written. */
        T read(DataInputStream in) throws IOException;
    }

    private final Secrets secrets;
    private final String name;
    private final byte[] context;
    private final Class<T> type;
    private final @Nullable Form<T> form;
    private final Duration kept;
    private final Clock clock;

    /** A value kept as JSON. */
    public SealedCookie(Secrets secrets, String name, Class<T> type, Duration kept, Clock clock) {
        this(secrets, name, type, null, kept, clock);
    }

    /** A value kept in a form of its own; what was written as JSON is read too. */
    SealedCookie(Secrets secrets, String name, Class<T> type, @Nullable Form<T> form, Duration kept, Clock clock) {
        this.secrets = secrets;
        this.name = name;
        this.context = name.getBytes(StandardCharsets.UTF_8);
        this.type = type;
        this.form = form;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * The value, or empty when there is none, it was changed, its time is over (a copy outlives the browser's own rule),
     * or it was sealed by an older version of the product.
     */
    public Optional<T> read(HttpServletRequest request) {
        String first = value(request, partName(request, 0));
        if (first.length() < PART) {
            return first.isEmpty() ? Optional.empty() : open(first);
        }
        StringBuilder sealed = new StringBuilder(first);
        for (int part = 1; part < MOST_PARTS; part++) {
            sealed.append(value(request, partName(request, part)));
        }
        return open(sealed.toString());
    }

    /** Empty when the browser sends no such cookie. */
    private static String value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        String value = "";
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            if (cookies[i].getName().equals(name)) {
                value = cookies[i].getValue();
            }
        }
        return value;
    }

    private Optional<T> open(String sealed) {
        try {
            return secrets.open(Purpose.DRAFT, Base64.getUrlDecoder().decode(sealed), context)
                    .map(ByteBuffer::wrap)
                    .filter(this::isInTime)
                    .map(this::unpacked);
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    public void write(HttpServletRequest request, HttpServletResponse response, T value) {
        String sealed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.seal(Purpose.DRAFT, packed(value), context));
        if (sealed.length() > PART * MOST_PARTS) {
            throw new IllegalStateException(name + " is too long to keep");
        }
        for (int part = 0; part < MOST_PARTS; part++) {
            int from = Math.min(sealed.length(), part * PART);
            String text = sealed.substring(from, Math.min(sealed.length(), from + PART));
            if (!text.isEmpty() || has(request, partName(request, part))) {
                send(request, response, partName(request, part), text, text.isEmpty() ? Duration.ZERO : kept);
            }
        }
    }

    public void clear(HttpServletRequest request, HttpServletResponse response) {
        for (int part = 0; part < MOST_PARTS; part++) {
            if (has(request, partName(request, part))) {
                send(request, response, partName(request, part), "", Duration.ZERO);
            }
        }
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse response, String name, String text, Duration age) {
        // All of it is ours: no character needs care.
        String cookie = name + "=" + text + "; Path=/; Max-Age=" + age.toSeconds()
                + (request.isSecure() ? "; Secure" : "") + "; HttpOnly; SameSite=Lax";
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }

    private static boolean has(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            if (cookies[i].getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Where the connection is secure the browser is told to take the name from this host alone. */
    private String partName(HttpServletRequest request, int part) {
        return (request.isSecure() ? "__Host-" : "") + name + (part == 0 ? "" : part);
    }

    private static byte[] deflate(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** The moment of sealing, what the rest is, and the rest. */
    private byte[] packed(T value) {
        byte[] plain = plain(value);
        boolean deflated = plain.length > LONG;
        byte[] content = deflated ? deflate(plain) : plain;
        return ByteBuffer.allocate(Long.BYTES + 1 + content.length)
                .putLong(clock.instant().getEpochSecond())
                .put((byte) ((deflated ? DEFLATED : 0) | (form == null ? 0 : IN_OWN_FORM)))
                .put(content)
                .array();
    }

    private byte[] plain(T value) {
        if (form == null) {
            return JSON.writeValueAsBytes(value);
        }
        var bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            form.write(value, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Reads the time a value was sealed at, and leaves the rest. */
    private boolean isInTime(ByteBuffer sealed) {
        Instant sealedAt = Instant.ofEpochSecond(sealed.getLong());
        return clock.instant().isBefore(sealedAt.plus(kept));
    }

    private T unpacked(ByteBuffer sealed) {
        int what = sealed.get();
        byte[] content = new byte[sealed.remaining()];
        sealed.get(content);
        byte[] plain = (what & DEFLATED) == 0 ? content : inflate(content);
        if ((what & IN_OWN_FORM) == 0) {
            return JSON.readValue(plain, type);
        }
        if (form == null) {
            throw new IllegalArgumentException("written by another version");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            return form.read(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a value in this form", e);
        }
    }

    private static byte[] inflate(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a sealed value", e);
        }
    }
}
