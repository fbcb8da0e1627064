package ca.dosebook.reporting.pilot;

import java.time.LocalDate;

/** @param bookings made on that day, whatever became of them */
public record DayFigures(LocalDate day, long bookings) {}
