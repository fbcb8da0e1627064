package ca.dosebook.portal.attempts;

import ca.dosebook.audit.Actor;
import ca.dosebook.kernel.AddressBlock;
import ca.dosebook.secrets.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Bounds how often something secret can be guessed: a booking's birth date, an invitation's code. Tries are counted by
 * what is tried and by block of addresses, never by one address alone: a care home has one for everybody. All
 * nodes count together; a right try reads and writes nothing down.
 */
@Component
public class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    /** Wrong tries an hour for one thing. */
    private static final int MOST = 10;

    /** Wrong tries an hour for one block of addresses, behind which a whole town may be. */
    private static final int MOST_OF_A_BLOCK = 500;

    private static final Duration COUNTED_FOR = Duration.ofHours(1);

    private final AttemptStore store;
    private final Secrets secrets;
    private final Clock clock;

    Attempts(AttemptStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whether one of these has been tried wrongly too often within the hour. The last one is the block of addresses. */
    public boolean areUsedUp(List<String> keys) {
        List<byte[]> subjects = subjects(keys);
        Map<String, Integer> tries = store.tries(subjects, clock.instant().minus(COUNTED_FOR));
        for (int i = 0; i < subjects.size(); i++) {
            int most = i == subjects.size() - 1 ? MOST_OF_A_BLOCK : MOST;
            if (tries.getOrDefault(AttemptStore.hex(subjects.get(i)), 0) >= most) {
                return true;
            }
        }
        return false;
    }

    public void failed(List<String> keys) {
        Instant now = clock.instant();
        store.count(subjects(keys), now, now.minus(COUNTED_FOR));
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        try {
            store.forget(clock.instant().minus(COUNTED_FOR));
        } catch (DataAccessException e) {
            LOG.warn("Old wrong tries could not be forgotten: {}", e.getClass().getSimpleName());
        }
    }

    private List<byte[]> subjects(List<String> keys) {
        return keys.stream()
                .map(key -> secrets.keyedHash(("wrong try " + key).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Whoever sends this request, as the audit log knows residents: by their block and nothing else. */
    public static Actor actor(HttpServletRequest request) {
        return Actor.resident(block(request));
    }

    /** The block a request comes from. */
    public static String block(HttpServletRequest request) {
        return AddressBlock.of(request.getRemoteAddr());
    }
}
