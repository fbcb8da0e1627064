package ca.dosebook.rehearsal.report;

import java.util.List;
import java.util.Locale;

/** Each objective, what came of it, and whether it was met. */
public record Verdict(boolean passed, List<Finding> findings) {

    /**
     * @param objective the key of its sentence
     * @param wanted how it was stated
     */
    public record Finding(String objective, String wanted, String found, boolean met) {}

    public static Verdict on(Outcome outcome, Objectives objectives) {
        List<Finding> findings = List.of(
                none("errors", outcome.errorPages()),
                none("lost", outcome.lostPlaces()),
                none("early", outcome.early()),
                none(
                        "overbooked",
                        outcome.account().slotsOverbooked() == null
                                ? -1
                                : outcome.account().slotsOverbooked()),
                new Finding(
                        "account",
                        "",
                        outcome.account().acknowledged() + " ≤ "
                                + outcome.account().bookings() + " ≤ "
                                + (outcome.account().acknowledged()
                                        + outcome.account().unknown()),
                        outcome.account().exact()),
                atMost("p99", objectives.p99Millis(), outcome.p99(), "ms"),
                atMost(
                        "fairness",
                        objectives.fairnessSeconds(),
                        outcome.fairness().worstSeconds(),
                        "s"),
                atMost(
                        "later",
                        objectives.laterPercent(),
                        outcome.requests() == 0 ? 0 : 100.0 * outcome.later() / outcome.requests(),
                        "%"));
        return new Verdict(findings.stream().allMatch(Finding::met), findings);
    }

    /** Whether a step of raising the rate held: its pages only, since the account is of all steps together. */
    public static boolean ofStep(Outcome outcome, Objectives objectives) {
        return on(outcome, objectives).findings().stream()
                .filter(finding -> !finding.objective().equals("account"))
                .allMatch(Finding::met);
    }

    private static Finding none(String objective, long found) {
        return new Finding(objective, "0", found < 0 ? "?" : String.valueOf(found), found == 0);
    }

    private static Finding atMost(String objective, double wanted, double found, String unit) {
        return new Finding(objective, "≤ " + number(wanted) + " " + unit, number(found) + " " + unit, found <= wanted);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
