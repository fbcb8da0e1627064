package ca.dosebook.rehearsal.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal as it is kept: everything that the page shows, for programs.
 *
 * @param format of this record, raised when a field changes its meaning
 * @param startedAt an ISO instant
 * @param day name of the day
 * @param title of the day, by language
 * @param sources where the day's figures were published
 * @param drawn what of the curve was not published and how it was drawn, by language
 * @param command what was asked, without secrets
 * @param crest people a second at the day's crest, at its own size and speed
 * @param machine whose processors these figures are of
 * @param processors share of the machine's processor time in the play, when the server ran here
 * @param killed what was killed on purpose; empty when nothing was
 * @param limit where the limit lies, when that was asked
 */
public record Report(
        int format,
        String startedAt,
        String day,
        Map<String, String> title,
        List<Source> sources,
        Map<String, String> drawn,
        List<String> command,
        int people,
        double speed,
        double crest,
        Machine machine,
        Verdict verdict,
        Outcome outcome,
        List<Moment> moments,
        @Nullable Load processors,
        String killed,
        @Nullable Limit limit) {

    public static final int FORMAT = 1;

    public record Source(String url, String says) {}

    /** @param processors number of them, shared by everything that runs here */
    public record Machine(int processors, String java, int nodes) {}

    /** Shares of all processor time, 0 to 1. */
    public record Load(double server, double database, double generator) {

        public double all() {
            return server + database + generator;
        }
    }

    /**
     * Where the limit lies.
     *
     * @param held people a second at the highest rate at which every objective was met; 0 when at none
     * @param broke people a second at the lowest rate at which one was not; 0 when none was tried
     * @param setBy the key of what sets it: server, database, generator, admission, pool or unknown
     * @param nodesForCrest how many such nodes the day's crest needs; 0 when unknown
     */
    public record Limit(double held, double broke, String setBy, int nodesForCrest, List<Tried> tried) {}

    /** One rate that was tried, people a second. */
    public record Tried(
            double rate,
            boolean met,
            double booked,
            double p99,
            long errors,
            long later,
            @Nullable Load load) {}

    /** The second with the slowest pages; the first when none was slow. */
    public Moment worst() {
        Moment worst = moments.getFirst();
        for (Moment moment : moments) {
            if (moment.p99() > worst.p99()) {
                worst = moment;
            }
        }
        return worst;
    }
}
