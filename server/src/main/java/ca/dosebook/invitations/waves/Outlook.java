package ca.dosebook.invitations.waves;

import java.time.LocalDate;
import java.util.List;

/**
 * The free places ahead that a wave could use.
 *
 * @param people how many people they are enough for, those of earlier waves who still may book taken off; 0 or more
 * @param waiting how many people of earlier waves have a code that works and did not book yet
 * @param from the first day looked at
 * @param to the last day for a first dose: when the codes end
 */
public record Outlook(int people, int waiting, LocalDate from, LocalDate to, List<Week> weeks, List<Series> series) {

    public Outlook {
        weeks = List.copyOf(weeks);
        series = List.copyOf(series);
    }

    /** Free places of the seven days from {@code from} on, of all products. */
    public record Week(LocalDate from, int places) {}

    /**
     * A product with free places.
     *
     * @param byDose the free places within the days of each dose, the first dose first
     * @param people how many people can have the whole series
     */
    public record Series(String product, List<Integer> byDose, int people) {

        public Series {
            byDose = List.copyOf(byDose);
        }
    }
}
