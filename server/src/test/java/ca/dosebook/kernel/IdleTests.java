package ca.dosebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdleTests {

    @Test
    void the_one_put_back_last_is_taken_first() {
        Idle<String> idle = new Idle<>();
        assertThat(idle.take()).isNull();
        assertThat(idle.keep("a")).isTrue();
        assertThat(idle.keep("b")).isTrue();

        assertThat(idle.take()).isEqualTo("b");
        assertThat(idle.take()).isEqualTo("a");
        assertThat(idle.take()).isNull();
    }

    @Test
    void no_more_than_enough_are_kept() {
        Idle<Integer> idle = new Idle<>();
        long kept = IntStream.range(0, 200).filter(idle::keep).count();

        assertThat(kept).isEqualTo(64);
        assertThat(IntStream.range(0, 64).mapToObj(i -> idle.take())).doesNotContainNull();
        assertThat(idle.take()).isNull();
        assertThat(idle.keep(1)).isTrue();
    }

    @Test
    void no_tool_is_in_two_hands() throws Exception {
        Idle<AtomicInteger> idle = new Idle<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(n -> () -> {
                        int most = 0;
                        for (int i = 0; i < 20_000; i++) {
                            AtomicInteger tool = idle.take();
                            tool = tool == null ? new AtomicInteger() : tool;
                            most = Math.max(most, tool.incrementAndGet());
                            tool.decrementAndGet();
                            idle.keep(tool);
                        }
                        return most;
                    })
                    .toList();
            for (var hands : threads.invokeAll(calls)) {
                assertThat(hands.get()).isOne();
            }
        }
    }
}
