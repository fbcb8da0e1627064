package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeliveryLoopTests {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private final PostOffice post = new PostOffice(DB, SettableClock.at("2021-03-15T12:00:00Z"));

    @Test
    void a_round_that_breaks_down_is_followed_by_one_that_delivers(@TempDir Path data) throws Exception {
        var broken = new AtomicBoolean(true);
        var written = new CountDownLatch(1);
        var postbox = new FilePostbox(data);
        MessageComposer composer = PostOffice.composer(request -> {
            if (broken.getAndSet(false)) {
                post.endLeases();
                throw new AssertionError("something nobody thought of");
            }
            written.countDown();
            return Optional.of(PostOffice.to(request.messageId()));
        });
        MessageRequest request = post.enqueue(Language.EN);

        var loop = new DeliveryLoop(post.courier(postbox, composer));
        loop.start();
        assertThat(loop.isRunning()).isTrue();
        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        loop.stop();

        assertThat(loop.isRunning()).isFalse();
        assertThat(post.status(request).state()).isEqualTo(MessageStatus.State.SENT);
    }
}
