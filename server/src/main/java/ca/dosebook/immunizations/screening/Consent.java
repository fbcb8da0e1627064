package ca.dosebook.immunizations.screening;

import java.time.Instant;

/**
 * The last that was said about consent.
 *
 * @param given false when it was withdrawn
 */
public record Consent(boolean given, ConsentBy by, Instant at) {}
