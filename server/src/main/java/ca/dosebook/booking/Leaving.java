package ca.dosebook.booking;

import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.vaccines.DoseWindow;
import java.util.List;
import java.util.Optional;

/**
 * An appointment that cannot stay where it is: its clinic day falls out, or the record of doses says another time.
 *
 * @param reason {@link EndReason#CLINIC_CANCELLED}, {@link EndReason#CLINIC_MOVED} or {@link EndReason#INTERVAL_KEPT}
 * @param rather slots of the day that takes its place, the best first; they may be closed to everyone else
 * @param window the days for the dose where the record says so; empty where the booking's own doses decide
 */
public record Leaving(
        PersonKey person, AppointmentId appointment, EndReason reason, List<Slot> rather, Optional<DoseWindow> window) {

    public Leaving(PersonKey person, AppointmentId appointment, EndReason reason, List<Slot> rather) {
        this(person, appointment, reason, rather, Optional.empty());
    }

    /** For an appointment that follows the record of doses. */
    public static Leaving following(PersonKey person, AppointmentId appointment, DoseWindow window) {
        return new Leaving(person, appointment, EndReason.INTERVAL_KEPT, List.of(), Optional.of(window));
    }

    public Leaving {
        rather = List.copyOf(rather);
    }
}
