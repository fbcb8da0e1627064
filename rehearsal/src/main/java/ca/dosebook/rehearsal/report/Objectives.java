package ca.dosebook.rehearsal.report;

/**
 * What must hold for a rehearsal to pass, besides no error page, no lost place, nobody in before the opening, no overbooked
 * slot and an exact account, which always must.
 *
 * @param p99Millis of pages, waiting room included
 * @param fairnessSeconds by how much later someone may have come who stands in front of another
 * @param laterPercent of requests that may be asked to come back later
 */
public record Objectives(double p99Millis, double fairnessSeconds, double laterPercent) {}
