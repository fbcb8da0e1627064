package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The morning of 15 March: on both nodes at 8:00:00 and not before, whatever the clocks of the machines say. */
@ExtendWith(Stage.class)
class OpeningMorningTests {

    private static final Instant PILOT = Instant.parse("2021-03-01T14:00:00Z");
    private static final Instant OPENING = Instant.parse("2021-03-15T12:00:00Z");

    /** A node reads the database's clock once a second, and asks for the stages as often. */
    private static final Duration LATEST = Duration.ofSeconds(3);

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.startingAt(PILOT);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** When the answer was asked for and when it came, by the database's clock. */
    private record Told(Instant asked, Instant answered, boolean mayBook) {}

    @Test
    void nobody_books_before_eight_o_clock_and_everyone_can_after_it_on_both_nodes(Scene scene) throws Exception {
        nodes.clock().set(OPENING.minus(Duration.ofMinutes(10)));
        Resident onTheFirst = given(scene.someoneAt(nodes.first()).comes());
        Resident onTheSecond = given(scene.someoneAt(nodes.second()).comes());
        for (Resident early : List.of(onTheFirst, onTheSecond)) {
            when(early).getsTheAnswerFor(Person.another("Edith", "Kowalski")).opens("/book/answer");
            then(early).isAt("/book/invitation");
        }

        nodes.clock().set(OPENING.minus(Duration.ofSeconds(4)));
        Queue<Told> told = new ConcurrentLinkedQueue<>();
        try (ExecutorService crowd = Executors.newFixedThreadPool(4);
                HttpClient browser = HttpClient.newHttpClient()) {
            List<Future<?>> all = new ArrayList<>();
            for (Resident resident : List.of(onTheFirst, onTheSecond)) {
                HttpRequest question = question(resident);
                all.add(crowd.submit(() -> askUntil(OPENING.plus(LATEST).plusSeconds(2), browser, question, told)));
                all.add(crowd.submit(() -> askUntil(OPENING.plus(LATEST).plusSeconds(2), browser, question, told)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(told).anyMatch(one -> one.answered().isBefore(OPENING));
        assertThat(told).filteredOn(one -> one.answered().isBefore(OPENING)).noneMatch(Told::mayBook);
        assertThat(told)
                .filteredOn(one -> one.asked().isAfter(OPENING.plus(LATEST)))
                .isNotEmpty()
                .allMatch(Told::mayBook);

        for (Resident early : List.of(onTheFirst, onTheSecond)) {
            when(early)
                    .opens("/book/answer")
                    .goesOn()
                    .choosesBothDoses()
                    .hasNoWayToBeReached()
                    .booksTheAppointments();
            then(early).isAt("/book/done");
        }
        assertThat(nodes.clock().number("select count(*) from booking.booking where invitation_id is null"))
                .isEqualTo(2);
        assertThat(nodes.clock().moment("select min(booked_at) from booking.booking where invitation_id is null"))
                .hasValueSatisfying(moment -> assertThat(moment).isAfterOrEqualTo(OPENING));
    }

    private static void askUntil(Instant end, HttpClient browser, HttpRequest question, Queue<Told> told) {
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

    private static Instant now() {
        return Instant.ofEpochMilli(nodes.clock().millis());
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
