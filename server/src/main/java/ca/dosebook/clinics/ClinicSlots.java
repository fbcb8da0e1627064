package ca.dosebook.clinics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** How a clinic day is cut into slots. */
public final class ClinicSlots {

    private ClinicSlots() {}

    /**
     * The moments at which the slots of a day start: one every {@code slotMinutes} from opening, the last one ending no
     * later than closing, none that has a minute in common with a blocked span. On the day clocks change, wall times
     * that do not exist are left out and none comes twice.
     */
    public static List<Instant> startsOf(ClinicDay day, ZoneId zone) {
        List<Instant> starts = new ArrayList<>();
        long minutes = Duration.between(day.opens(), day.closes()).toMinutes();
        for (long offset = 0; offset + day.slotMinutes() <= minutes; offset += day.slotMinutes()) {
            LocalTime time = day.opens().plusMinutes(offset);
            LocalDateTime wall = day.day().atTime(time);
            if (!isBlocked(day, time) && !zone.getRules().getValidOffsets(wall).isEmpty()) {
                starts.add(wall.atZone(zone).toInstant());
            }
        }
        return starts;
    }

    private static boolean isBlocked(ClinicDay day, LocalTime start) {
        LocalTime end = start.plusMinutes(day.slotMinutes());
        return day.details().blocked().stream().anyMatch(span -> span.touches(start, end));
    }
}
