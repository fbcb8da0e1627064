package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeaseRaceTests {

    private static final int NODES = 8;

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private final PostOffice post = new PostOffice(DB, SettableClock.at("2021-03-15T12:00:00Z"));

    @RepeatedTest(10)
    void eight_nodes_that_look_at_the_same_instant_never_take_the_same_message() throws Exception {
        var requests = new ArrayList<MessageRequest>();
        for (int i = 0; i < 50; i++) {
            requests.add(post.enqueue(Language.EN));
        }
        var together = new CyclicBarrier(NODES);
        Callable<List<UUID>> node = () -> {
            var taken = new ArrayList<UUID>();
            for (int round = 0; round < 4; round++) {
                together.await();
                post.store
                        .lease(Set.of(PostOffice.KIND), 5, Duration.ofMinutes(10), post.clock.instant())
                        .forEach(leased -> taken.add(leased.request().messageId()));
            }
            return taken;
        };
        var taken = new ArrayList<UUID>();
        try (var nodes = Executors.newFixedThreadPool(NODES)) {
            for (Future<List<UUID>> one : nodes.invokeAll(Collections.nCopies(NODES, node))) {
                taken.addAll(one.get());
            }
        }
        assertThat(taken)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        requests.stream().map(MessageRequest::messageId).toList());
        requests.forEach(request -> post.store.markSent(request, post.clock.instant()));
    }
}
