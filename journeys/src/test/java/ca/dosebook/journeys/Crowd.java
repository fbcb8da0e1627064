package ca.dosebook.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Residents who ask again and again whether they can book now. */
final class Crowd {

    private static final int BROWSERS_OF_EACH = 2;

    private final SetClock clock;
    private final List<HttpRequest> questions;
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    private Crowd(SetClock clock, List<HttpRequest> questions) {
        this.clock = clock;
        this.questions = questions;
    }

    /** When the answer was asked for and when it came, by the database's clock. */
    record Told(Instant asked, Instant answered, boolean mayBook) {}

    static Crowd of(SetClock clock, List<Resident> residents) {
        return new Crowd(clock, residents.stream().map(Crowd::question).toList());
    }

    Crowd asksUntil(Instant end) throws InterruptedException, ExecutionException {
        try (ExecutorService crowd = Executors.newFixedThreadPool(questions.size() * BROWSERS_OF_EACH);
                HttpClient browser = HttpClient.newHttpClient()) {
            List<Future<?>> all = new ArrayList<>();
            for (HttpRequest question : questions) {
                for (int i = 0; i < BROWSERS_OF_EACH; i++) {
                    all.add(crowd.submit(() -> askUntil(end, browser, question)));
                }
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return this;
    }

    Collection<Told> told() {
        return told;
    }

    private void askUntil(Instant end, HttpClient browser, HttpRequest question) {
        for (Instant now = now(); now.isBefore(end); now = now()) {
            try {
                String body = browser.send(question, BodyHandlers.ofString()).body();
                told.add(new Told(now, now(), body.contains("you can book now")));
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static HttpRequest question(Resident resident) {
        String cookies = resident.visit().context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(URI.create(resident.visit().product().address() + "/en/book/answer"))
                .header("Cookie", cookies)
                .build();
    }
}
