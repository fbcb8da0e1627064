package ca.dosebook.portal;

import ca.dosebook.kernel.Language;
import ca.dosebook.reporting.DeviceClass;
import ca.dosebook.reporting.JourneyCounters;
import ca.dosebook.reporting.JourneyPage;
import ca.dosebook.reporting.Sitting;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Counts how far drafts come, whenever one is kept. */
@Component
public class Ways {

    private final Journey journey;
    private final JourneyCounters counters;
    private final Clock clock;

    Ways(Journey journey, JourneyCounters counters, Clock clock) {
        this.journey = journey;
        this.counters = counters;
        this.clock = clock;
    }

    /** The sitting that a draft belongs to, as this request shows it where the draft has none yet. */
    public Sitting sitting(HttpServletRequest request, Draft draft) {
        return Optional.ofNullable(draft.way())
                .orElseGet(() -> beginning(request))
                .sitting(draft.unit());
    }

    /**
     * @param before the draft as it came with the request
     * @param after as it is to be kept
     * @return the same with how far it came
     */
    Draft kept(HttpServletRequest request, Draft before, Draft after) {
        if (before.confirmed() != null) {
            return after;
        }
        Way known = after.way();
        Way way = known == null ? beginning(request) : known;
        Sitting sitting = way.sitting(after.unit());
        boolean confirmed = after.confirmed() != null;
        JourneyPage next = confirmed ? JourneyPage.DONE : page(journey.next(after));
        JourneyPage furthest = known == null
                ? counters.begun(sitting, confirmed ? JourneyPage.CHECK : next)
                : counters.advanced(
                        way.sitting(before.unit()), sitting, way.furthest(), confirmed ? way.furthest() : next);
        if (confirmed) {
            counters.booked(sitting, furthest, Duration.between(sitting.begun(), clock.instant()));
        }
        if (after.invitation() != null && !way.invited()) {
            counters.invited(sitting);
            way = way.withInvitation();
        }
        return after.onTheWay(way.to(confirmed ? JourneyPage.DONE : furthest));
    }

    private Way beginning(HttpServletRequest request) {
        Instant now = clock.instant();
        Language language = request.getRequestURI().startsWith("/fr") ? Language.FR : Language.EN;
        DeviceClass device = DeviceClass.of(request.getHeader(HttpHeaders.USER_AGENT));
        return new Way(JourneyPage.WHERE, now.getEpochSecond(), language, device, false, false);
    }

    /** The page of a question, as it is counted. */
    public static JourneyPage page(Step step) {
        return switch (step) {
            case WHERE -> JourneyPage.WHERE;
            case UNIT -> JourneyPage.UNIT;
            case FOR_WHOM -> JourneyPage.FOR_WHOM;
            case NAME -> JourneyPage.NAME;
            case CARD -> JourneyPage.CARD;
            case BIRTH_DATE -> JourneyPage.BIRTH_DATE;
            case GROUP -> JourneyPage.GROUP;
            case INVITATION -> JourneyPage.INVITATION;
            case ANSWER -> JourneyPage.ANSWER;
            case DOSES -> JourneyPage.DOSES;
            case CONTACT -> JourneyPage.CONTACT;
            case CHECK -> JourneyPage.CHECK;
        };
    }
}
