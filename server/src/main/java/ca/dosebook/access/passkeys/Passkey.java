package ca.dosebook.access.passkeys;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey that a user has added.
 *
 * @param name by which its user knows it
 * @param lastUsedAt empty while it was never used to sign in
 */
public record Passkey(UUID id, String name, Instant addedAt, Optional<Instant> lastUsedAt) {}
