package ca.dosebook.access.factors;

import java.time.Instant;
import java.util.UUID;

/** An app that a user has set up. */
public record AppFactor(UUID id, Instant addedAt) {}
