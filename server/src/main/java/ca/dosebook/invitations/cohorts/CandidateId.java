package ca.dosebook.invitations.cohorts;

import java.util.UUID;

/** Names a candidate: one person of a cohort. */
public record CandidateId(UUID value) {}
