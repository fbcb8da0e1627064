package ca.dosebook.booking;

import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.PersonKey;
import java.util.List;

/**
 * An appointment that cannot stay where it is, because its clinic day falls out.
 *
 * @param reason {@link EndReason#CLINIC_CANCELLED} or {@link EndReason#CLINIC_MOVED}
 * @param rather slots of the day that takes its place, the best first; they may be closed to everyone else
 */
public record Leaving(PersonKey person, AppointmentId appointment, EndReason reason, List<Slot> rather) {

    public Leaving {
        rather = List.copyOf(rather);
    }
}
