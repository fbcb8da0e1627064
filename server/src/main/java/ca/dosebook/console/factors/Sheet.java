package ca.dosebook.console.factors;

import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** How these pages say when something was: in the time of the province's capital. */
final class Sheet {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private Sheet() {}

    static String made(Texts t, Clock clock) {
        return t.shortDate(clock.instant().atZone(ZONE).toLocalDate());
    }

    static String said(Texts t, Instant moment) {
        return t.dateTime(moment.atZone(ZONE));
    }
}
