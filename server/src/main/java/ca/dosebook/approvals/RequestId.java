package ca.dosebook.approvals;

import java.util.UUID;

/** A request that waits, or waited, for a second person. */
public record RequestId(UUID value) {}
