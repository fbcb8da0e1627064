package ca.dosebook.booking;

import ca.dosebook.kernel.Uuids;
import java.util.UUID;

/** The id of an appointment, and of the hold it grew from. Known before anything is written. */
public record AppointmentId(UUID value) {

    public static AppointmentId next() {
        return new AppointmentId(Uuids.next());
    }
}
