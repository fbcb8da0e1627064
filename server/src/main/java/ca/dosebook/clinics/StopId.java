package ca.dosebook.clinics;

import java.util.UUID;

/** The id of a {@link Stop}. */
public record StopId(UUID value) {}
