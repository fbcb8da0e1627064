package ca.dosebook.pages.crowds;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** More people than can be served at once wait in order for a moment, and are then refused politely. */
@Timeout(30)
class TurnsTests {

    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final byte[] PAGE = "<p>Nothing you typed is lost</p>".getBytes(StandardCharsets.UTF_8);

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger crowded = new AtomicInteger();

    @AfterEach
    void end() {
        people.shutdownNow();
    }

    @Test
    void never_more_at_once_than_were_allowed_and_everybody_gets_a_turn() throws Exception {
        Turns turns = new Turns(4, 1000, LONG);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            boolean middle = i % 3 == 0;
            all.add(people.submit(() -> {
                boolean turn = turns.take(middle, crowded::incrementAndGet);
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
                turns.end();
                return turn;
            }));
        }
        for (Future<Boolean> one : all) {
            assertThat(one.get()).isTrue();
        }
        assertThat(most.get()).isBetween(1, 4);
        assertThat(turns.waiting()).isZero();
        assertThat(turns.take(false, crowded::incrementAndGet)).isTrue();
    }

    @Test
    void who_is_in_the_middle_of_a_booking_goes_before_newcomers_and_each_kind_in_order() throws Exception {
        Turns turns = new Turns(1, 10, LONG);
        assertThat(turns.take(false, crowded::incrementAndGet)).isTrue();
        ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
        List<Future<?>> all = new ArrayList<>();
        String[] names = {"new 1", "new 2", "middle 1", "new 3", "middle 2"};
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            all.add(people.submit(() -> {
                turns.take(name.startsWith("middle"), crowded::incrementAndGet);
                order.add(name);
                turns.end();
                return true;
            }));
            untilWaiting(turns, i + 1);
        }
        turns.end();
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(order).containsExactly("middle 1", "middle 2", "new 1", "new 2", "new 3");
        assertThat(crowded.get()).isEqualTo(5);
    }

    @Test
    void who_has_waited_long_enough_or_finds_too_many_gets_no_turn_and_takes_none_from_others() throws Exception {
        Turns turns = new Turns(1, 1, A_MOMENT);
        assertThat(turns.take(false, crowded::incrementAndGet)).isTrue();
        assertThat(turns.take(false, crowded::incrementAndGet)).isFalse();
        assertThat(turns.waiting()).isZero();

        Turns full = new Turns(1, 1, LONG);
        assertThat(full.take(false, crowded::incrementAndGet)).isTrue();
        Future<Boolean> waits = people.submit(() -> full.take(false, crowded::incrementAndGet));
        untilWaiting(full, 1);
        assertThat(full.take(false, crowded::incrementAndGet)).isFalse();
        full.end();
        assertThat(waits.get()).isTrue();
        full.end();
        assertThat(full.take(false, crowded::incrementAndGet)).isTrue();
    }

    @Test
    void a_refusal_says_when_to_come_again_and_repeats_no_form_by_itself() throws Exception {
        TurnFilter filter = new TurnFilter(new Turns(1, 1, A_MOMENT), PAGE);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        FilterChain slow = (request, response) -> {
            inside.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Future<?> first = people.submit(() -> {
            filter.doFilter(request("GET", "text/html"), new MockHttpServletResponse(), slow);
            return true;
        });
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        MockHttpServletResponse page = refused(filter, request("GET", "text/html,*/*"));
        assertThat(page.getStatus()).isEqualTo(503);
        assertThat(Integer.parseInt(String.valueOf(page.getHeader("Retry-After"))))
                .isBetween(5, 15);
        assertThat(page.getHeader("Refresh")).isEqualTo(page.getHeader("Retry-After"));
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getContentAsByteArray()).isEqualTo(PAGE);
        assertThat(refused(filter, request("POST", "text/html")).getHeader("Refresh"))
                .isNull();
        MockHttpServletResponse problem = refused(filter, request("GET", "application/json"));
        assertThat(problem.getContentType()).isEqualTo("application/problem+json");
        assertThat(problem.getContentAsString()).contains("\"status\":503");

        MockHttpServletRequest file = new MockHttpServletRequest("GET", "/assets/1/dosebook.css");
        MockHttpServletResponse answer = new MockHttpServletResponse();
        filter.doFilter(file, answer, (request, response) -> ((MockHttpServletResponse) response).setStatus(204));
        assertThat(answer.getStatus()).isEqualTo(204);

        leave.countDown();
        first.get();
    }

    private static void untilWaiting(Turns turns, int people) throws InterruptedException {
        while (turns.waiting() < people) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }

    private static MockHttpServletRequest request(String method, String accept) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/en/book");
        request.addHeader("Accept", accept);
        return request;
    }

    private static MockHttpServletResponse refused(TurnFilter filter, MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, (ignored, also) -> {});
        return response;
    }
}
