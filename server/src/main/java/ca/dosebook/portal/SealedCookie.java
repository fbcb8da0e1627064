package ca.dosebook.portal;

import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
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

    private final Secrets secrets;
    private final String name;
    private final Class<T> type;
    private final Duration kept;
    private final Clock clock;

    public SealedCookie(Secrets secrets, String name, Class<T> type, Duration kept, Clock clock) {
        this.secrets = secrets;
        this.name = name;
        this.type = type;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * The value, or empty when there is none, it was changed, its time is over (a copy outlives the browser's own rule),
     * or it was sealed by an older version of the product.
     */
    public Optional<T> read(HttpServletRequest request) {
        Map<String, String> parts = new HashMap<>();
        Cookie[] cookies = request.getCookies();
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            parts.put(cookies[i].getName(), cookies[i].getValue());
        }
        StringBuilder sealed = new StringBuilder();
        for (int part = 0; part < MOST_PARTS; part++) {
            sealed.append(parts.getOrDefault(partName(request, part), ""));
        }
        return sealed.isEmpty() ? Optional.empty() : open(sealed.toString());
    }

    private Optional<T> open(String sealed) {
        try {
            return secrets.open(Purpose.DRAFT, Base64.getUrlDecoder().decode(sealed), context())
                    .map(ByteBuffer::wrap)
                    .filter(this::isInTime)
                    .map(SealedCookie::unpacked)
                    .map(json -> JSON.readValue(json, type));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    public void write(HttpServletRequest request, HttpServletResponse response, T value) {
        String sealed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.seal(Purpose.DRAFT, packed(JSON.writeValueAsBytes(value)), context()));
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
        ResponseCookie cookie = ResponseCookie.from(name, text)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
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

    private byte[] context() {
        return name.getBytes(StandardCharsets.UTF_8);
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

    /** The moment of sealing, whether the rest is deflated, and the rest. */
    private byte[] packed(byte[] json) {
        boolean deflated = json.length > LONG;
        byte[] content = deflated ? deflate(json) : json;
        return ByteBuffer.allocate(Long.BYTES + 1 + content.length)
                .putLong(clock.instant().getEpochSecond())
                .put((byte) (deflated ? 1 : 0))
                .put(content)
                .array();
    }

    /** Reads the time a value was sealed at, and leaves the rest. */
    private boolean isInTime(ByteBuffer sealed) {
        Instant sealedAt = Instant.ofEpochSecond(sealed.getLong());
        return clock.instant().isBefore(sealedAt.plus(kept));
    }

    private static byte[] unpacked(ByteBuffer sealed) {
        boolean deflated = sealed.get() == 1;
        byte[] content = new byte[sealed.remaining()];
        sealed.get(content);
        return deflated ? inflate(content) : content;
    }

    private static byte[] inflate(byte[] deflated) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a sealed value", e);
        }
    }
}
