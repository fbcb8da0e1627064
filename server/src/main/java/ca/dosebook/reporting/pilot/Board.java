package ca.dosebook.reporting.pilot;

import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.TimeToBook;
import java.time.Instant;
import java.util.List;

/**
 * The figures of a health unit, or of the whole province.
 *
 * @param asOf when they were true; counts of pages are some seconds older
 * @param invitedSittings sittings in which an invitation was accepted; who begins again counts again
 * @param byLanguage of sittings
 */
public record Board(
        Days days,
        Instant asOf,
        Funnel funnel,
        List<Part> byAge,
        List<Part> byGroup,
        List<Part> byInvitedLanguage,
        long invitedSittings,
        Sittings sittings,
        List<Sittings> byLanguage,
        List<Sittings> byDevice,
        List<PageFigures> pages,
        List<ErrorFigures> errors,
        TimeToBook time,
        List<DayFigures> bookings,
        Places places,
        Visits visits,
        CallRate calls) {

    public long bookingsInAll() {
        return bookings.stream().mapToLong(DayFigures::bookings).sum();
    }
}
