package ca.dosebook.console.rehearsals;

import ca.dosebook.console.Moments;
import ca.dosebook.pages.Fact;
import ca.dosebook.rehearsals.Report;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report in a few lines: its main figures, and each objective with what came of it. The file itself has everything. What a
 * report of another release does not have is left out.
 */
final class ReportWords {

    private static final int LONGEST = 100;

    private ReportWords() {}

    /** @param name of the objective, wanted and found as the report writes them */
    record Objective(String name, String wanted, String found, String icon, String state) {}

    static List<Fact> facts(Texts t, Report report) {
        JsonNode json = JsonMapper.shared().readTree(report.content());
        JsonNode outcome = json.path("outcome");
        JsonNode account = outcome.path("account");
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("rehearsals.day"), report.day()));
        facts.add(Fact.of(t.of("rehearsals.receivedAt"), Moments.said(t, report.receivedAt())));
        number(facts, t, t.of("rehearsals.people"), json.path("people"));
        number(facts, t, t.of("rehearsals.requests"), outcome.path("requests"));
        number(facts, t, t.of("rehearsals.later"), outcome.path("later"));
        number(facts, t, t.of("rehearsals.acknowledged"), account.path("acknowledged"));
        number(facts, t, t.of("rehearsals.bookings"), account.path("bookings"));
        number(facts, t, t.of("rehearsals.p99"), outcome.path("p99"));
        number(
                facts,
                t,
                t.of("rehearsals.bookSeconds"),
                outcome.path("bookSeconds").path("median"));
        return facts;
    }

    private static void number(List<Fact> facts, Texts t, String label, JsonNode value) {
        if (value.isNumber()) {
            facts.add(Fact.of(label, t.of("rehearsals.number", Math.round(value.asDouble()))));
        }
    }

    static List<Objective> objectives(Texts t, Report report) {
        Map<String, String> names = Map.of(
                "errors", t.of("rehearsals.objective.errors"),
                "lost", t.of("rehearsals.objective.lost"),
                "early", t.of("rehearsals.objective.early"),
                "overbooked", t.of("rehearsals.objective.overbooked"),
                "account", t.of("rehearsals.objective.account"),
                "p99", t.of("rehearsals.objective.p99"),
                "fairness", t.of("rehearsals.objective.fairness"),
                "later", t.of("rehearsals.objective.later"));
        List<Objective> found = new ArrayList<>();
        for (JsonNode one :
                JsonMapper.shared().readTree(report.content()).path("verdict").path("findings")) {
            String key = text(one, "objective");
            boolean met = one.path("met").asBoolean(false);
            found.add(new Objective(
                    names.getOrDefault(key, key),
                    text(one, "wanted"),
                    text(one, "found"),
                    met ? "success" : "warning",
                    met ? t.of("rehearsals.met") : t.of("rehearsals.notMet")));
        }
        return found;
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
