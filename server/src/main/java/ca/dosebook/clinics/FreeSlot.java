package ca.dosebook.clinics;

/**
 * A slot with places free at the age stated by the {@link Availability} it came from.
 *
 * @param places free places, at least 1
 */
public record FreeSlot(Slot slot, int places) {}
