package ca.dosebook.rehearsals;

import java.time.Instant;
import java.util.UUID;

/**
 * What a rehearsal found.
 *
 * @param day the name of the day that was played
 * @param content the whole report, JSON
 */
public record Report(UUID id, RehearsalId rehearsal, Instant receivedAt, String day, boolean passed, String content) {}
