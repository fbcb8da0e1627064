package ca.dosebook.console;

import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.time.ZoneId;

/** How staff pages say when something happened: in the time of the province's capital, whatever the reader's zone. */
public final class Moments {

    public static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private Moments() {}

    /** “Monday, March 15, 2021 at 8:00 a.m.” */
    public static String said(Texts t, Instant moment) {
        return t.dateTime(moment.atZone(ZONE));
    }
}
