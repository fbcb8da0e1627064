package ca.dosebook.booking.displacing;

import ca.dosebook.clinics.StopId;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Where and when a moved clinic day takes place instead, in the site's zone.
 *
 * @param closes after {@code opens}
 */
public record NewTime(StopId stop, LocalDate day, LocalTime opens, LocalTime closes) {

    public NewTime {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("a clinic day has hours");
        }
    }
}
