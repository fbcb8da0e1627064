package ca.dosebook.console;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Stop;
import ca.dosebook.wording.Texts;
import java.time.ZoneId;

/** A clinic day on which a member of staff works, with where it is. */
public record Floor(ClinicDay day, Site site, Stop stop) {

    public ZoneId zone() {
        return site.zone();
    }

    /** The place in words; a mobile clinic's stop with the clinic. */
    public String place(Texts t) {
        String name = site.name().in(t.language());
        String at = stop.place().in(t.language());
        return at.equals(name) ? name : name + ", " + at;
    }

    /** Date and hours in words. */
    public String when(Texts t) {
        return t.of("floor.when", t.date(day.day()), t.time(day.opens()), t.time(day.closes()));
    }

    /** The address of one of the day's pages: {@code /console/floor/…} or {@code /console/station/…}. */
    public String path(String area) {
        return "/console/" + area + "/" + day.id().value();
    }
}
