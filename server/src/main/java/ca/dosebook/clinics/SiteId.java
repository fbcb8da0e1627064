package ca.dosebook.clinics;

import java.util.UUID;

/** The id of a {@link Site}. */
public record SiteId(UUID value) {}
