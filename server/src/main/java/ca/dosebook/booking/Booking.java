package ca.dosebook.booking;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.DoseOrdinal;
import java.util.List;
import java.util.Optional;

/**
 * What a person made in one sitting.
 *
 * @param healthUnit where the person lives
 * @param appointments all of them, ended ones too, by dose and then by time of booking
 */
public record Booking(
        BookingId id,
        BookingReference reference,
        PersonKey person,
        HealthUnitId healthUnit,
        List<Appointment> appointments) {

    /** The mail that repeats how a booking stands, for someone who asks for it again. */
    public static final MessageKind COPY = new MessageKind("booking.copy");

    public Booking {
        appointments = List.copyOf(appointments);
    }

    /** The one that stands for a dose: live, or kept and the dose given, which cannot be changed any more. */
    public Optional<Appointment> live(DoseOrdinal dose) {
        return appointments.stream()
                .filter(appointment ->
                        appointment.stands() && appointment.dose().equals(dose))
                .findFirst();
    }

    /** Those that stand, by dose. */
    public List<Appointment> live() {
        return appointments.stream().filter(Appointment::stands).toList();
    }
}
