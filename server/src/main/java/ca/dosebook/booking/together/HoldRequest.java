package ca.dosebook.booking.together;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.people.Claim;
import ca.dosebook.vaccines.DoseOrdinal;

/**
 * Somebody asks for a place.
 *
 * @param id of the hold, and of the appointment that may come of it
 * @param asker decides which of the places kept back may be taken
 * @param changing whether a live appointment for the dose is no reason to refuse
 */
public record HoldRequest(Claim claim, DoseOrdinal dose, AppointmentId id, Slot slot, Asker asker, boolean changing) {}
