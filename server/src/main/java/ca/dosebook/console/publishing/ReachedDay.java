package ca.dosebook.console.publishing;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Stop;
import ca.dosebook.wording.Texts;

/** A clinic day that a member of staff reaches, with its site and stop. */
record ReachedDay(ClinicDay day, Site site, Stop stop) {

    String address() {
        return "/console/clinics/days/" + day.id().value();
    }

    /** The site, with the stop's own name where it has one. */
    String place(Texts t) {
        return place(t, site, stop);
    }

    static String place(Texts t, Site site, Stop stop) {
        String name = site.name().in(t.language());
        String place = stop.place().in(t.language());
        return place.equals(name) ? name : name + ", " + place;
    }

    String hours(Texts t) {
        return t.of("displacing.hours", t.time(day.opens()), t.time(day.closes()));
    }

    /** Date and place in one line. */
    String said(Texts t) {
        return t.of("displacing.day", t.date(day.day()), place(t));
    }
}
