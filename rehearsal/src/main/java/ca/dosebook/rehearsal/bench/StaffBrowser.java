package ca.dosebook.rehearsal.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A member of the demo's staff at a browser of their own. Their passwords and second factors are known to everyone. */
final class StaffBrowser implements AutoCloseable {

    private static final String PASSWORD = "maple-canoe-lantern-42";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final int port;
    private final String account;
    private final Clock clock;
    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();

    /** @param account what stands before the {@code @} of the address */
    StaffBrowser(int port, String account, Clock clock) {
        this.port = port;
        this.account = account;
        this.clock = clock;
    }

    void signIn() throws IOException {
        to(
                "/en/console/sign-in/code",
                form("/en/console/sign-in", Map.of("email", account + "@demo.example", "password", PASSWORD)));
        to("/en/console", form("/en/console/sign-in/code", Map.of("code", code())));
    }

    /** Sends a form of whatever kind; answers where it led to. @param path what the answer has to lead to */
    String send(String path, String type, byte[] body, String leadsTo) throws IOException {
        return to(leadsTo, send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body))));
    }

    /** Sends a form and reads the page it shows. */
    String shown(String path, Map<String, String> fields) throws IOException {
        HttpResponse<String> answer = form(path, fields);
        if (answer.statusCode() != 200) {
            throw new IOException(anonymous(path) + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Sends a form and answers where it led to. */
    String sent(String path, Map<String, String> fields, String leadsTo) throws IOException {
        return to(leadsTo, form(path, fields));
    }

    String page(String path) throws IOException {
        HttpResponse<String> answer = send(request(path).GET());
        if (answer.statusCode() != 200) {
            throw new IOException(anonymous(path) + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String anonymous(String path) {
        return path.replaceAll("[0-9a-f-]{36}", "…");
    }

    private HttpResponse<String> form(String path, Map<String, String> fields) throws IOException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        BodyPublisher body = BodyPublishers.ofString(form);
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(2));
        String kept = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return kept.isEmpty() ? request : request.header("Cookie", kept);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static String to(String path, HttpResponse<String> answer) throws IOException {
        String location = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 303 || !location.contains(path)) {
            throw new IOException("a form answered " + answer.statusCode() + " instead of leading to " + path);
        }
        return location.substring(location.indexOf("/en/"));
    }

    /** What an authenticator app shows (RFC 6238), with the secret of the demo's users. */
    private String code() {
        try {
            byte[] secret = Arrays.copyOf(
                    MessageDigest.getInstance("SHA-256")
                            .digest(("Dosebook demo, " + account).getBytes(StandardCharsets.US_ASCII)),
                    20);
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(clock.instant().getEpochSecond() / 30)
                    .array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & 0x7FFFFFFF;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
