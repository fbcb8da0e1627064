package ca.dosebook.portal.managing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Someone at a browser: keeps cookies, follows redirects, remembers every address. */
final class Reader {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;
    private final Map<String, String> cookies = new TreeMap<>();
    private final List<String> addresses = new ArrayList<>();

    Reader(int port) {
        this.port = port;
    }

    /** Another tab, as it is now: what it sends next has the cookies of this moment. */
    Reader tab() {
        Reader tab = new Reader(port);
        tab.cookies.putAll(cookies);
        return tab;
    }

    /** @param at the last address, after redirects */
    record Answer(int status, String body, String at) {}

    Answer get(String path) {
        return follow(request(path).GET().build());
    }

    /** @param fields names and values in turn */
    Answer post(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return follow(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs)))
                .build());
    }

    List<String> addresses() {
        return addresses;
    }

    boolean hasCookie(String name) {
        return cookies.containsKey(name);
    }

    private Answer follow(HttpRequest request) {
        addresses.add(request.uri().toString());
        HttpResponse<String> response = send(request);
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response.headers()
                .firstValue("Location")
                .map(this::get)
                .orElseGet(() -> new Answer(
                        response.statusCode(), response.body(), request.uri().getPath()));
    }

    private void keep(String cookie) {
        String pair = cookie.substring(0, cookie.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
