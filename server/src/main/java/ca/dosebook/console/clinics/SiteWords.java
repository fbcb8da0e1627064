package ca.dosebook.console.clinics;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** What the page of a site says with, and the time. */
@Component
record SiteWords(DayWords words, Clock clock) {

    /** The end of a key in the messages files: {@code Toronto}; the zones of old sites too. */
    static String zone(ZoneId zone) {
        String id = zone.getId().replace("America/", "");
        return switch (id) {
            case "Winnipeg", "Rainy_River" -> "Winnipeg";
            case "Atikokan", "Coral_Harbour" -> "Atikokan";
            default -> "Toronto";
        };
    }
}
