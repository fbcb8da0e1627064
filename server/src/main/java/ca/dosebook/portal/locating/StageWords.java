package ca.dosebook.portal.locating;

import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** How a health unit takes bookings now and from when it will, in a few words for anyone. */
@Component
record StageWords(Rollout rollout, Clock clock) {

    /** Announcements of the province are made in its capital's time. */
    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    String of(Texts t, HealthUnit unit) {
        return unit.booksLocally() ? t.of("portal.clinics.stage.local") : of(t, unit.id(), PROVINCE);
    }

    /** @param zone in which a coming opening is told */
    String of(Texts t, HealthUnitId unit, ZoneId zone) {
        Instant now = clock.instant();
        Stage stage = rollout.stage(unit, now);
        if (stage != Stage.CLOSED && rollout.pause(unit, now).isPresent()) {
            return t.of("portal.clinics.stage.paused");
        }
        return switch (stage) {
            case OPEN -> t.of("portal.clinics.stage.open");
            case PILOT ->
                opens(t, unit, now, zone, Stage.OPEN, "portal.clinics.stage.pilotUntil", "portal.clinics.stage.pilot");
            case CLOSED ->
                opens(t, unit, now, zone, Stage.PILOT, "portal.clinics.stage.from", "portal.clinics.stage.closed");
        };
    }

    private String opens(
            Texts t, HealthUnitId unit, Instant now, ZoneId zone, Stage atLeast, String announced, String nothing) {
        return rollout.nextOpening(unit, now)
                .filter(opening -> opening.stage().compareTo(atLeast) >= 0)
                .map(Opening::startsAt)
                .map(moment -> t.of(announced, t.dateTime(moment.atZone(zone))))
                .orElseGet(() -> t.of(nothing));
    }
}
