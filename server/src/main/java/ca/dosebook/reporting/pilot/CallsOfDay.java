package ca.dosebook.reporting.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** @param enteredBy the user who entered or changed it last */
public record CallsOfDay(LocalDate day, int calls, UUID enteredBy, Instant enteredAt) {}
