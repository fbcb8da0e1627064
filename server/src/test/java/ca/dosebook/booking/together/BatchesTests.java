package ca.dosebook.booking.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.booking.Busy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTests {

    private static final Batches.Limits LIMITS = new Batches.Limits(50, 1, 100, Duration.ofSeconds(30));
    private static final int FIRST = -1;
    private static final int POISON = 13;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> done = new ArrayList<>();
    private final CountDownLatch firstIsUnderWay = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void nobody_is_left_waiting() {
        firstMayEnd.countDown();
        callers.close();
    }

    private Batches<Integer, String> batches(Batches.Limits limits) {
        return new Batches<>(
                limits,
                request -> request / 100,
                this::work,
                failure -> failure instanceof UnsupportedOperationException,
                Busy::new);
    }

    private List<String> work(List<Integer> requests) {
        done.add(requests);
        if (requests.contains(FIRST)) {
            firstIsUnderWay.countDown();
            await(firstMayEnd);
        }
        if (requests.contains(POISON)) {
            throw new IllegalArgumentException("poison");
        }
        if (requests.contains(0)) {
            throw new UnsupportedOperationException("nothing works");
        }
        return requests.stream().map(request -> "answer " + request).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** These wait, in this order, while the first is under way. */
    private List<Future<String>> gather(Batches<Integer, String> batches, int... requests) {
        callers.submit(() -> batches.ask(FIRST));
        await(firstIsUnderWay);
        List<Future<String>> answers = new ArrayList<>();
        for (int request : requests) {
            answers.add(callers.submit(() -> batches.ask(request)));
            while (batches.waiting() < answers.size()) {
                Thread.onSpinWait();
            }
        }
        return answers;
    }

    private static String of(Future<String> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_lone_request_is_done_at_once_by_who_asks() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var batches = new Batches<Integer, String>(
                LIMITS,
                request -> request,
                requests -> {
                    threads.add(Thread.currentThread());
                    return List.of("done");
                },
                failure -> false,
                Busy::new);

        assertThat(batches.ask(7)).isEqualTo("done");

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void what_arrives_while_one_is_under_way_is_the_next_batch_in_the_order_of_arrival() {
        Batches<Integer, String> batches = batches(LIMITS);
        List<Future<String>> answers = gather(batches, 500, 100, 400, 200, 300);

        firstMayEnd.countDown();

        assertThat(answers.stream().map(BatchesTests::of))
                .containsExactly("answer 500", "answer 100", "answer 400", "answer 200", "answer 300");
        assertThat(done).containsExactly(List.of(FIRST), List.of(500, 100, 400, 200, 300));
    }

    @Test
    void a_batch_is_no_larger_than_allowed() {
        Batches<Integer, String> batches = batches(new Batches.Limits(2, 1, 100, Duration.ofSeconds(30)));
        List<Future<String>> answers = gather(batches, 100, 200, 300, 400, 500);

        firstMayEnd.countDown();

        answers.forEach(BatchesTests::of);
        assertThat(done).containsExactly(List.of(FIRST), List.of(100, 200), List.of(300, 400), List.of(500));
    }

    @Test
    void the_second_request_of_one_person_is_in_the_next_batch() {
        Batches<Integer, String> batches = batches(LIMITS);
        List<Future<String>> answers = gather(batches, 100, 101, 200, 102);

        firstMayEnd.countDown();

        answers.forEach(BatchesTests::of);
        assertThat(done).containsExactly(List.of(FIRST), List.of(100, 200), List.of(101), List.of(102));
    }

    @Test
    void a_poisoned_request_fails_alone() {
        Batches<Integer, String> batches = batches(LIMITS);
        List<Future<String>> answers = gather(batches, 100, POISON, 200);

        firstMayEnd.countDown();

        assertThat(answers.stream().map(BatchesTests::of)).containsExactly("answer 100", "poison", "answer 200");
    }

    @Test
    void what_would_fail_for_everybody_is_not_tried_for_each() {
        Batches<Integer, String> batches = batches(LIMITS);
        List<Future<String>> answers = gather(batches, 100, 0, 200);

        firstMayEnd.countDown();

        assertThat(answers.stream().map(BatchesTests::of)).containsOnly("nothing works");
        assertThat(done).hasSize(2);
    }

    @Test
    void beyond_what_may_wait_a_request_is_refused_at_once_and_nothing_was_done() {
        Batches<Integer, String> batches = batches(new Batches.Limits(50, 1, 2, Duration.ofSeconds(30)));
        gather(batches, 100, 200);

        assertThatThrownBy(() -> batches.ask(300))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.perhapsDone()).isFalse());
    }

    @Test
    void who_waits_too_long_is_told_that_nothing_was_done() {
        Batches<Integer, String> batches = batches(new Batches.Limits(50, 1, 100, Duration.ofMillis(30)));
        gather(batches);

        assertThatThrownBy(() -> batches.ask(100))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.perhapsDone()).isFalse());
        assertThat(batches.waiting()).isZero();
    }

    @Test
    void whose_request_is_under_way_for_too_long_is_told_that_it_may_still_happen() {
        var secondMayEnd = new CountDownLatch(1);
        var batches = new Batches<Integer, String>(
                new Batches.Limits(50, 1, 100, Duration.ofMillis(300)),
                request -> request,
                requests -> {
                    if (requests.contains(FIRST)) {
                        firstIsUnderWay.countDown();
                        await(firstMayEnd);
                    } else {
                        await(secondMayEnd);
                    }
                    return requests.stream().map(request -> "late").toList();
                },
                failure -> false,
                Busy::new);
        List<Future<String>> answers = gather(batches, 100, 200);
        firstMayEnd.countDown();

        assertThat(of(answers.get(1))).isEqualTo("not done in time, perhaps later");
        secondMayEnd.countDown();
        assertThat(of(answers.get(0))).isEqualTo("late");
    }

    @Test
    void everybody_gets_their_own_answer_once_however_many_ask() {
        AtomicInteger requests = new AtomicInteger();
        var batches = new Batches<Integer, String>(
                new Batches.Limits(7, 2, 1000, Duration.ofSeconds(30)),
                request -> request % 50,
                asked -> {
                    requests.addAndGet(asked.size());
                    assertThat(asked.stream().map(request -> request % 50)).doesNotHaveDuplicates();
                    return asked.stream().map(request -> "answer " + request).toList();
                },
                failure -> false,
                Busy::new);

        List<Future<String>> answers = IntStream.range(0, 900)
                .mapToObj(request -> callers.submit(() -> batches.ask(request)))
                .toList();

        assertThat(IntStream.range(0, 900).mapToObj(i -> of(answers.get(i))))
                .containsExactlyElementsOf(
                        IntStream.range(0, 900).mapToObj(i -> "answer " + i).toList());
        assertThat(requests).hasValue(900);
    }
}
