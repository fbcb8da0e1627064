package ca.dosebook.booking.displacing;

import java.util.UUID;

/** The id of a {@link Displacing}. */
public record DisplacingId(UUID value) {}
