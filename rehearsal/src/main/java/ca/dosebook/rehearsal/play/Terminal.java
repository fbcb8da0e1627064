package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.report.Moment;
import ca.dosebook.rehearsal.report.Report;
import ca.dosebook.rehearsal.report.Verdict.Finding;
import java.util.Locale;

/** What is said in the terminal. */
final class Terminal {

    private Terminal() {}

    static String line(Moment moment) {
        return String.format(
                Locale.ROOT,
                "%+5d s  come %4d  waiting %6d  on the pages %5d  booked %4d  requests %6d  p90 %5.0f ms  p99 %5.0f ms%s%s",
                moment.second(),
                moment.arrivals(),
                moment.waiting(),
                moment.inside() - moment.waiting(),
                moment.booked(),
                moment.requests(),
                moment.p90(),
                moment.p99(),
                moment.later() == 0 ? "" : "  later " + moment.later(),
                moment.errors() == 0 ? "" : "  ERRORS " + moment.errors());
    }

    static String verdict(Report report) {
        StringBuilder text = new StringBuilder(report.verdict().passed() ? "PASSED\n" : "FAILED\n");
        for (Finding finding : report.verdict().findings()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-11s %-10s %-22s %s%n",
                    finding.objective(),
                    finding.wanted(),
                    finding.found(),
                    finding.met() ? "met" : "NOT MET"));
        }
        report.outcome()
                .errors()
                .forEach((cause, times) -> text.append("  ")
                        .append(times)
                        .append(" × ")
                        .append(cause)
                        .append('\n'));
        text.append("  came: ").append(report.outcome().asked()).append('\n');
        Report.Limit limit = report.limit();
        if (limit != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "  limit: %.1f people a second held, %.1f broke it; set by %s; nodes for the day's crest: %d%n",
                    limit.held(),
                    limit.broke(),
                    limit.setBy(),
                    limit.nodesForCrest()));
        }
        if (report.outcome().lateness() > 50 || report.outcome().lateArrivals() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "  The load itself was late (99 of 100 requests within %.0f ms, %d people over a second): this machine"
                            + " is too small to make it.%n",
                    report.outcome().lateness(),
                    report.outcome().lateArrivals()));
        }
        return text.toString().stripTrailing();
    }
}
