package ca.dosebook.access;

import java.util.UUID;

/** An authorized organization. */
public record OrganizationId(UUID value) {}
