package ca.dosebook.access;

import java.util.UUID;

/** A member of staff with an account. */
public record UserId(UUID value) {}
