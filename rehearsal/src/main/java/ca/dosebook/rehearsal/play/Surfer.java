package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Answer;
import ca.dosebook.rehearsal.client.Cookies;
import ca.dosebook.rehearsal.client.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A browser and the one who holds it: follows where answers lead, keeps cookies, loads again what failed, comes back when
 * asked to. Waiting is counted from the moment the person asked, not from the moment this program got round to it.
 */
final class Surfer {

    private static final int MOST_REDIRECTS = 6;
    private static final int MOST_TRIES = 40;
    private static final int MOST_FAILURES = 8;

    private final Http http;
    private final Ledger ledger;
    private final Random random;
    private final double haste;
    private final Cookies cookies = new Cookies();
    private long due;
    private long sent;

    Surfer(Http http, Ledger ledger, Random random) {
        this(http, ledger, random, 1);
    }

    /** @param haste by which pauses are shortened: 1 in a play, more where nobody wants to wait for a test */
    Surfer(Http http, Ledger ledger, Random random, double haste) {
        this.haste = haste;
        this.http = http;
        this.ledger = ledger;
        this.random = random;
        this.due = System.nanoTime();
    }

    /**
     * A page that is shown.
     *
     * @param path its address
     */
    record Shown(String path, Answer answer) {

        /** The address without language, query and ids: what kind of page this is. */
        String step() {
            return stepOf(path);
        }
    }

    /** Nothing helped: this person goes away. */
    static final class GivesUp extends IOException {
        GivesUp(String sentence) {
            super(sentence);
        }
    }

    static String stepOf(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        String step = bare.startsWith("/en") || bare.startsWith("/fr") ? bare.substring(3) : bare;
        return step.isEmpty()
                ? "/"
                : step.replaceAll("/[0-9a-f]{8}-[0-9a-f-]{27}", "/…").replaceAll("/\\d{4}-\\d\\d-\\d\\d", "/…");
    }

    /** When the last request went out, of {@link System#nanoTime()}. */
    long lastSent() {
        return sent;
    }

    /** The next request is due this much after the last answer. */
    void pause(Duration time) throws InterruptedException {
        due += (long) (time.toNanos() / haste);
        long left = due - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    Shown open(String path) throws IOException, InterruptedException {
        return follow(path, exchange(path, null));
    }

    Shown send(String path, String form) throws IOException, InterruptedException {
        return follow(path, exchange(path, form));
    }

    /** One answer as it is, without following: for polls. Empty failures are written down like all others. */
    Answer poll(String path) throws IOException, InterruptedException {
        return exchange(path, null);
    }

    private Shown follow(String path, Answer first) throws IOException, InterruptedException {
        Answer answer = first;
        String shown = path;
        for (int i = 0; answer.status() == 303 || answer.status() == 302; i++) {
            if (i == MOST_REDIRECTS) {
                ledger.failed("led in circles at " + stepOf(shown));
                throw new GivesUp("led in circles");
            }
            shown = answer.location();
            answer = exchange(shown, null);
        }
        return new Shown(shown, answer);
    }

    private Answer exchange(String path, @Nullable String form) throws IOException, InterruptedException {
        int failures = 0;
        for (int i = 0; i < MOST_TRIES && failures < MOST_FAILURES; i++) {
            Answer answer = once(path, form);
            if (answer == null) {
                failures++;
                // Whoever sees that nothing comes tries again after some seconds, not all at once.
                pause(Duration.ofMillis(1_000 + random.nextInt(3_000)));
            } else if (isLater(answer)) {
                ledger.askedToComeBack();
                pause(Duration.ofMillis(answer.retryAfter() * 1_000L + random.nextInt(500)));
            } else {
                return answer;
            }
        }
        throw new GivesUp("nothing but failures at " + stepOf(path));
    }

    private static boolean isLater(Answer answer) {
        return (answer.status() == 503 || answer.status() == 429) && answer.retryAfter() >= 0;
    }

    /** Null when it failed, which is written down. */
    private @Nullable Answer once(String path, @Nullable String form) {
        String method = form == null ? "GET " : "POST ";
        sent = System.nanoTime();
        try {
            Answer answer = form == null ? http.get(path, cookies.header()) : http.post(path, cookies.header(), form);
            long now = System.nanoTime();
            cookies.keep(answer);
            if (answer.status() >= 400 && answer.status() != 422 && answer.status() != 409 && !isLater(answer)) {
                ledger.failed(method + stepOf(path) + " answered " + answer.status());
                due = now;
                return null;
            }
            ledger.answered(method + stepOf(path), due, sent, now);
            due = now;
            return answer;
        } catch (ConnectException e) {
            ledger.failed("no connection");
        } catch (SocketTimeoutException e) {
            ledger.failed(method + stepOf(path) + " was not answered in time");
        } catch (IOException e) {
            ledger.failed(method + stepOf(path) + ": " + e.getMessage());
        }
        due = System.nanoTime();
        return null;
    }
}
