package ca.dosebook.placenews;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.messages.Outbox;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes wishes for news of places, and has the mails sent. */
@Component
public class PlaceNews {

    static final MessageKind MORE = new MessageKind("placenews.more");

    /** More at once would only draw the next crowd: the others are told in the next rounds, while places last. */
    private static final int MOST_AT_ONCE = 500;

    /** How long a wish waits for its places. */
    private static final Duration KEPT = Duration.ofDays(60);

    private final NewsStore store;
    private final Outbox outbox;
    private final Secrets secrets;
    private final Clock clock;

    PlaceNews(NewsStore store, Outbox outbox, Secrets secrets, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Someone wants one mail when places are free in an area.
     *
     * @param areaName as the mail calls it, in the language of the mail
     */
    public void ask(String area, String areaName, Language language, String address) {
        UUID id = UUID.randomUUID();
        byte[] sealed = secrets.seal(Purpose.RECORD, address.getBytes(StandardCharsets.UTF_8), NewsStore.context(id));
        store.insert(new NewsStore.Wish(id, area, areaName, language, sealed), clock.instant());
    }

    /** The wish of a mail's link is forgotten, whether it was there or not. */
    public void forget(UUID wish) {
        store.delete(wish);
    }

    /** How many places are free now, by area. Several nodes may tell at once: each wish gets one mail. */
    @Transactional
    public void places(Map<String, Long> free) {
        free.forEach((area, places) -> {
            if (places > 0) {
                for (NewsStore.Told told : store.tell(area, (int) Math.min(MOST_AT_ONCE, places), clock.instant())) {
                    outbox.enqueue(new MessageRequest(Uuids.next(), MORE, null, told.wish(), told.language()));
                }
            }
        });
        store.deleteBefore(clock.instant().minus(KEPT));
    }
}
