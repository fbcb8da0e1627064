package ca.dosebook.rehearsal.report;

/**
 * One second of a rehearsal.
 *
 * @param second after the opening, negative before it
 * @param arrivals people who came in this second
 * @param requests sent, polls included
 * @param waiting people in the waiting room at its end
 * @param inside people on the pages at its end
 * @param admitted people whom the waiting room let on
 * @param booked bookings that were acknowledged
 * @param p50 milliseconds of pages answered in this second; 0 when there were none
 * @param errors pages that failed, and requests without an answer
 * @param later answers that asked to come back later
 */
public record Moment(
        int second,
        long arrivals,
        long requests,
        long waiting,
        long inside,
        long admitted,
        long booked,
        double p50,
        double p90,
        double p99,
        long errors,
        long later) {}
