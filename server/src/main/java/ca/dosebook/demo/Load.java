package ca.dosebook.demo;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That the demo province is in this database.
 *
 * @param mode the mode it was last started in
 * @param loadedOn the day of first load, in Toronto: what the demo's dates and ages are counted from
 * @param opensAt the announced opening of every unit that books here
 */
record Load(DemoMode mode, LocalDate loadedOn, Instant opensAt) {}
