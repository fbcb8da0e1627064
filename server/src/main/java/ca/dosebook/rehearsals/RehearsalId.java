package ca.dosebook.rehearsals;

import java.util.UUID;

/** Names a rehearsal. */
public record RehearsalId(UUID value) {}
