package ca.dosebook.portal.waiting;

import ca.dosebook.kernel.WhenServing;
import ca.dosebook.placenews.PlaceNews;
import ca.dosebook.waitingroom.WaitingRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells every half minute where places are free, for those who wait for news of them. */
@Component
@WhenServing
class NewsRound {

    private static final Logger LOG = LoggerFactory.getLogger(NewsRound.class);

    private final WaitingRoom room;
    private final PlaceNews news;

    NewsRound(WaitingRoom room, PlaceNews news) {
        this.room = room;
        this.news = news;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 30_000)
    void tell() {
        if (room.countedAt().isEmpty() || room.isInTrouble()) {
            return;
        }
        try {
            news.places(room.freePlaces());
        } catch (RuntimeException e) {
            LOG.warn("news of places wait for the next round: {}", e.getClass().getSimpleName());
        }
    }
}
