package ca.dosebook.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * An answer, and when it may be another one.
 *
 * @param changesAt the soonest announced moment at which the answer changes; empty when nothing is announced
 */
public record Assessment(EligibilityAnswer answer, Optional<Instant> changesAt) {}
