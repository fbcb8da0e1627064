package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.machine.Processors;
import java.util.List;
import java.util.Locale;

/**
 * One case's figures.
 *
 * @param bench what was measured: booking or journey
 * @param baseline what it is compared with; empty when with nothing
 * @param micros processor time a booking, in microseconds
 */
record Figures(
        String bench,
        String name,
        double perSecond,
        double p50,
        double p99,
        String baseline,
        double baselinePerSecond,
        Processors micros) {

    double ratio() {
        return baselinePerSecond == 0 ? 0 : perSecond / baselinePerSecond;
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"case\":\"%s\",\"per_second\":%.1f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,"
                        + "\"baseline\":\"%s\",\"baseline_per_second\":%.1f,\"ratio\":%.3f,"
                        + "\"server_us\":%.0f,\"database_us\":%.0f,\"generator_us\":%.0f}",
                bench,
                name,
                perSecond,
                p50,
                p99,
                baseline,
                baselinePerSecond,
                ratio(),
                micros.server(),
                micros.database(),
                micros.generator());
    }

    static String table(List<Figures> all) {
        StringBuilder table = new StringBuilder(String.format(
                "%-10s %10s %8s %8s  %-18s %10s %6s   %s%n",
                "case",
                "per second",
                "p50 ms",
                "p99 ms",
                "baseline",
                "per second",
                "ratio",
                "processor µs a booking: server, database, generator"));
        for (Figures f : all) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-10s %10.0f %8.1f %8.1f  %-18s %10.0f %6.2f   %8.0f %9.0f %10.0f%n",
                    f.name,
                    f.perSecond,
                    f.p50,
                    f.p99,
                    f.baseline,
                    f.baselinePerSecond,
                    f.ratio(),
                    f.micros.server(),
                    f.micros.database(),
                    f.micros.generator()));
        }
        return table.toString();
    }
}
