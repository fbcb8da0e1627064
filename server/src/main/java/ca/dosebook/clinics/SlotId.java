package ca.dosebook.clinics;

import java.util.UUID;

/** The id of a {@link Slot}. */
public record SlotId(UUID value) {}
