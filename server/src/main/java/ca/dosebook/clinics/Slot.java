package ca.dosebook.clinics;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** A span of a clinic day with a number of places; with all one needs to show it. */
public record Slot(SlotId id, Site site, Stop stop, ClinicDay clinicDay, ZonedDateTime startsAt) {

    public LocalDate day() {
        return startsAt.toLocalDate();
    }

    public LocalTime time() {
        return startsAt.toLocalTime();
    }
}
