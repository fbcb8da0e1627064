package ca.dosebook.console.mobile;

import ca.dosebook.access.UserId;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A clinic day's list on a device.
 *
 * @param user who took it, and alone may bring its records back
 * @param device as the user calls it
 * @param people how many the list names
 * @param validUntil when the device forgets the list by itself, at most a day after the packing
 * @param heardAt when the device last reached the server
 */
record Carried(
        SiteId site,
        UUID id,
        ClinicDayId day,
        UserId user,
        UUID session,
        String device,
        int people,
        Instant packedAt,
        Instant validUntil,
        State state,
        Instant heardAt) {

    /**
     * Somebody on it.
     *
     * @param doses how many doses it says they had
     */
    record Row(AppointmentId appointment, PersonKey person, int doses) {}

    /** What became of it. The names are stored. */
    enum State {
        OUT,
        /** The device said that it wiped the list. */
        RETURNED,
        /** The device wipes the list as soon as it reaches the server. */
        REVOKED
    }

    /** Whether the device may still show it. */
    boolean isOut(Instant now) {
        return state == State.OUT && now.isBefore(validUntil);
    }
}
