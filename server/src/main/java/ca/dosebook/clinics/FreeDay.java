package ca.dosebook.clinics;

import java.time.LocalDate;

/** A date at a stop with free places. */
public record FreeDay(LocalDate day, int places) {}
