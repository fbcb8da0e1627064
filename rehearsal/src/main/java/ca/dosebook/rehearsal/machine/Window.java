package ca.dosebook.rehearsal.machine;

import java.time.Instant;

/** When something was measured, for the profile. */
public record Window(Instant from, Instant to) {}
