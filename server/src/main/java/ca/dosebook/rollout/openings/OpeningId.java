package ca.dosebook.rollout.openings;

import java.util.UUID;

/** One announced opening of one unit. */
public record OpeningId(UUID value) {}
