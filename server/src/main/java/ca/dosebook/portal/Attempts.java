package ca.dosebook.portal;

import ca.dosebook.audit.Actor;
import ca.dosebook.kernel.AddressBlock;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Bounds how often something secret can be guessed: a booking's birth date, an invitation's code. Tries are counted by
 * what is tried and by block of addresses, never by one address alone: a care home has one for everybody. Each node
 * counts for itself.
 */
@Component
public class Attempts {

    /** Wrong tries an hour for one thing. */
    private static final int MOST = 10;

    /** Wrong tries an hour for one block of addresses, behind which a whole town may be. */
    private static final int MOST_OF_A_BLOCK = 500;

    private final Cache<String, AtomicInteger> failures;

    Attempts(Clock clock) {
        Instant start = clock.instant();
        Ticker ticker = () -> Duration.between(start, clock.instant()).toNanos();
        this.failures = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofHours(1))
                .maximumSize(200_000)
                .ticker(ticker)
                .build();
    }

    /** Whether one of these has been tried wrongly too often within the hour. The last one is the block of addresses. */
    public boolean areUsedUp(List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            AtomicInteger count = failures.getIfPresent(keys.get(i));
            int most = i == keys.size() - 1 ? MOST_OF_A_BLOCK : MOST;
            if (count != null && count.get() >= most) {
                return true;
            }
        }
        return false;
    }

    public void failed(List<String> keys) {
        keys.forEach(key -> failures.get(key, k -> new AtomicInteger()).incrementAndGet());
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
