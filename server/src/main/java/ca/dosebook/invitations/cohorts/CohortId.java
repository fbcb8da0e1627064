package ca.dosebook.invitations.cohorts;

import java.util.UUID;

/** Names a cohort. */
public record CohortId(UUID value) {}
