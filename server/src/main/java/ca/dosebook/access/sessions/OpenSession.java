package ca.dosebook.access.sessions;

import java.time.Instant;
import java.util.UUID;

/**
 * A session of a user that has not ended, as the user sees it.
 *
 * @param address where it was made
 * @param lastSeenAt to the minute
 */
public record OpenSession(UUID id, String address, Instant startedAt, Instant lastSeenAt) {}
