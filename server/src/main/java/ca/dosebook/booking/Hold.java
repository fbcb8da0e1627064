package ca.dosebook.booking;

import ca.dosebook.clinics.Slot;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Instant;

/**
 * A place kept for someone who is still typing.
 *
 * @param since since when the person has held a place for this dose without a break, this one or another
 * @param until when it is given back unless it is confirmed or extended
 */
public record Hold(AppointmentId id, DoseOrdinal dose, Slot slot, Instant since, Instant until) {}
