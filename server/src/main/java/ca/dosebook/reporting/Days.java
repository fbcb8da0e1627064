package ca.dosebook.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The days that figures are about.
 *
 * @param last included
 * @param zone whose midnight parts the days
 */
public record Days(LocalDate first, LocalDate last, ZoneId zone) {

    /** More would make a chart of days unreadable. */
    public static final int MOST = 92;

    public Days {
        if (last.isBefore(first) || !last.isBefore(first.plusDays(MOST))) {
            throw new IllegalArgumentException("from one to " + MOST + " days");
        }
    }

    public OffsetDateTime from() {
        return moment(first);
    }

    /** Not included. */
    public OffsetDateTime until() {
        return moment(last.plusDays(1));
    }

    public List<LocalDate> all() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private OffsetDateTime moment(LocalDate day) {
        Instant midnight = day.atStartOfDay(zone).toInstant();
        return OffsetDateTime.ofInstant(midnight, ZoneOffset.UTC);
    }
}
