package ca.dosebook.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A resident who does not exist, and whose every request goes to another node. What a node that goes does not answer is
 * sent again to the next, as a balancer does for a page and a resident for a form.
 */
final class Wanderer {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final Pattern STOP = Pattern.compile("href=\"(/en/book/dose/[12]/[0-9a-f-]{36})\"");
    private static final Pattern DAY =
            Pattern.compile("href=\"(/en/book/dose/[12]/[0-9a-f-]{36}/\\d{4}-\\d\\d-\\d\\d)\"");
    private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern REFERENCE = Pattern.compile("db-panel__reference\">([0-9 ]{14})<");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final int number;
    private final Supplier<List<Integer>> ports;
    private final Map<String, String> cookies = new TreeMap<>();
    private Map<String, String> beforeConfirming = Map.of();
    private String reference = "";
    private int turn;
    private int sentAgain;

    Wanderer(int number, Supplier<List<Integer>> ports) {
        this.number = number;
        this.ports = ports;
        this.turn = number;
    }

    void book() throws IOException {
        leads("/book/for", post("/en/book/where", "place=K7L+3N6"));
        leads("/book/name", post("/en/book/for", "for=me"));
        leads("/book/card", post("/en/book/name", "given=Rose&family=" + family()));
        leads("/book/birth-date", post("/en/book/card", "card=PHOTO_CARD&version=RO&number=" + card()));
        leads("/book/answer", post("/en/book/birth-date", "birthDay=14&birthMonth=3&birthYear=1940"));
        leads("/book/dose/2", hold(1));
        leads("/book/contact", hold(2));
        leads("/book/check", post("/en/book/contact", "reach=email&email=" + mail().replace("@", "%40")));
        String check = get("/en/book/check");
        if (!check.contains(family()) || !check.contains(mail())) {
            throw new IOException("what was typed is gone");
        }
        beforeConfirming = Map.copyOf(cookies);
        leads("/book/done", post("/en/book/confirm", ""));
        reference = shown();
    }

    String reference() {
        return reference;
    }

    /** How many requests met a node that did not answer. */
    int sentAgain() {
        return sentAgain;
    }

    /** From a tab that never saw an answer. */
    String referenceSentOnceMore() throws IOException {
        cookies.clear();
        cookies.putAll(beforeConfirming);
        leads("/book/done", post("/en/book/confirm", ""));
        return shown();
    }

    private HttpResponse<String> hold(int dose) throws IOException {
        String page = get("/en/book/dose/" + dose);
        if (!SLOT.matcher(page).find()) {
            page = get(any(DAY, get(any(STOP, page))));
        }
        return post("/en/book/dose/" + dose + "/hold", "slot=" + any(SLOT, page));
    }

    private String shown() throws IOException {
        Matcher shown = REFERENCE.matcher(get("/en/book/done"));
        if (!shown.find()) {
            throw new IOException("a last page without a reference");
        }
        return shown.group(1);
    }

    /** Different people take different ones. */
    private String any(Pattern pattern, String page) throws IOException {
        List<String> found =
                pattern.matcher(page).results().map(match -> match.group(1)).toList();
        if (found.isEmpty()) {
            throw new IOException("a page with nothing to choose");
        }
        return found.get(number % found.size());
    }

    private String family() {
        StringBuilder name = new StringBuilder("Wanderer-");
        for (int rest = number; rest > 0; rest /= 26) {
            name.append((char) ('a' + rest % 26));
        }
        return name.append('z').toString();
    }

    private String mail() {
        return "wanderer." + number + "@example.ca";
    }

    /** Nine digits and the check digit. */
    private String card() {
        String digits = String.valueOf(600_000_000 + number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weighted = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static void leads(String path, HttpResponse<String> answer) throws IOException {
        String location = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 303 || !location.startsWith("/en" + path)) {
            throw new IOException("not to " + path + " but " + answer.statusCode() + " " + location);
        }
    }

    private String get(String path) throws IOException {
        HttpResponse<String> answer = send(path, "");
        if (answer.statusCode() != 200) {
            throw new IOException(path.replaceAll("[0-9a-f-]{36}", "…") + " answered " + answer.statusCode() + " "
                    + answer.headers().firstValue("Location").orElse(""));
        }
        return answer.body();
    }

    private HttpResponse<String> post(String path, String form) throws IOException {
        return send(path, form.isEmpty() ? "nothing=" : form);
    }

    /** @param form empty to get a page */
    private HttpResponse<String> send(String path, String form) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            List<Integer> now = ports.get();
            int port = now.get(turn++ % now.size());
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Accept", "text/html");
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (!form.isEmpty()) {
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(form));
            }
            try {
                HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() != 503) {
                    answer.headers().allValues("Set-Cookie").forEach(this::keep);
                    return answer;
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("no node answers");
            }
            sentAgain++;
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (equals == pair.length() - 1) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
