package ca.dosebook.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.dosebook.rehearsal.report.Outcome.Spread;
import ca.dosebook.rehearsal.report.Outcome.Step;
import ca.dosebook.rehearsal.report.Report.Limit;
import ca.dosebook.rehearsal.report.Report.Load;
import ca.dosebook.rehearsal.report.Report.Machine;
import ca.dosebook.rehearsal.report.Report.Tried;
import ca.dosebook.rehearsal.report.Verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTests {

    private static final Objectives OBJECTIVES = new Objectives(500, 1, 1);
    private static final Account EXACT = new Account(100, 2, 0L, 101L, 0L, 0L, 0L, 40L);

    @Test
    void whoever_comes_first_is_served_first_in_a_fair_line() {
        List<Admission> line = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            line.add(came(i + 5, i + 1, 105 + i, i % 3));
        }

        Fairness fairness = Fairness.of(line);

        assertThat(fairness.correlation()).isEqualTo(1);
        assertThat(fairness.worstSeconds()).isZero();
        assertThat(fairness.medianWaitByNode())
                .containsOnlyKeys(0, 1, 2)
                .allSatisfy((node, wait) -> assertThat(wait).isEqualTo(100));
    }

    @Test
    void standing_in_front_of_someone_who_came_earlier_shows_by_how_much() {
        Fairness fairness = Fairness.of(List.of(came(10, 2, 20, 0), came(15, 1, 21, 0), came(16, 3, 22, 0)));

        assertThat(fairness.worstSeconds()).isEqualTo(5);
        assertThat(fairness.correlation()).isCloseTo(0.5, within(0.001));
    }

    @Test
    void what_is_not_certain_is_not_held_against_the_room() {
        // The one in front asked before the other was answered: who came first nobody can know.
        Fairness fairness =
                Fairness.of(List.of(new Admission(10, 14, 2, 19, 20, 0), new Admission(13, 13.5, 1, 19, 21, 0)));

        assertThat(fairness.worstSeconds()).isZero();
    }

    private static Admission came(double second, long number, double admitted, int node) {
        return new Admission(second, second, number, admitted - 1, admitted, node);
    }

    @Test
    void those_who_gathered_before_the_opening_are_not_compared() {
        Fairness fairness = Fairness.of(List.of(came(-60, 9, 10, 0), came(-1, 1, 3, 0), came(2, 5, 6, 0)));

        assertThat(fairness.compared()).isZero();
        assertThat(fairness.worstSeconds()).isZero();
    }

    @Test
    void without_numbers_the_moment_of_being_let_on_counts() {
        Fairness fairness = Fairness.of(List.of(came(10, -1, 40, 0), came(14, -1, 30, 0)));

        assertThat(fairness.worstSeconds()).isEqualTo(4);
    }

    @Test
    void without_numbers_who_looks_seldom_is_not_overtaken_by_who_looks_often() {
        Admission seldom = new Admission(10, 10, -1, 20, 40, 0);
        Admission often = new Admission(14, 14, -1, 29, 30, 0);

        assertThat(Fairness.of(List.of(seldom, often)).worstSeconds()).isZero();
    }

    @Test
    void every_objective_that_is_not_met_fails_the_rehearsal_alone() {
        assertThat(Verdict.on(outcome(0, 0, 0, 400, EXACT), OBJECTIVES).passed())
                .isTrue();
        assertThat(broken(outcome(1, 0, 0, 400, EXACT))).containsExactly("errors");
        assertThat(broken(outcome(0, 1, 0, 400, EXACT))).containsExactly("lost");
        assertThat(broken(outcome(0, 0, 11, 400, EXACT))).containsExactly("later");
        assertThat(broken(outcome(0, 0, 0, 501, EXACT))).containsExactly("p99");
        assertThat(broken(outcome(0, 0, 0, 400, new Account(100, 0, 0L, 100L, 1L, 0L, 0L, 0L))))
                .containsExactly("overbooked");
    }

    private static List<String> broken(Outcome outcome) {
        return Verdict.on(outcome, OBJECTIVES).findings().stream()
                .filter(finding -> !finding.met())
                .map(Finding::objective)
                .toList();
    }

    @Test
    void an_account_is_exact_when_nothing_acknowledged_is_missing_and_nothing_else_is_there() {
        assertThat(EXACT.exact()).isTrue();
        assertThat(new Account(100, 2, 0L, 103L, 0L, 0L, 0L, 0L).exact())
                .as("one too many")
                .isFalse();
        assertThat(new Account(100, 2, 0L, 99L, 0L, 0L, 0L, 0L).exact())
                .as("one too few")
                .isFalse();
        assertThat(new Account(100, 2, 1L, 101L, 0L, 0L, 0L, 0L).exact())
                .as("one missing")
                .isFalse();
        assertThat(new Account(100, 2, 0L, 101L, 0L, 1L, 0L, 0L).exact())
                .as("miscounted")
                .isFalse();
        assertThat(new Account(100, 2, 0L, 101L, 0L, 0L, 1L, 0L).exact())
                .as("booked twice")
                .isFalse();
        assertThat(new Account(100, 2, null, null, null, null, null, null).exact())
                .as("not asked")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void the_page_shows_charts_with_their_tables_and_loads_nothing_from_elsewhere(String language) {
        String page = HtmlReport.of(report(), language);

        assertThat(page)
                .contains(
                        "<html lang=\"" + language + "\">", "ontario.example/a?b=1&amp;c", "role=\"img\"", "<caption>")
                .doesNotContain("<script", "<link", "src=", "{0}", "{1}", "NaN");
        assertThat(page.split("<svg role", -1)).hasSize(5);
        assertThat(page).contains(language.equals("fr") ? "Réussie" : "Passed");
        assertThat(page.split("<h1", -1)).hasSize(2);
    }

    @Test
    void both_languages_have_words_for_the_same_things() {
        assertThat(new Wording("fr").keys()).isEqualTo(new Wording("en").keys());
    }

    @Test
    void every_cause_of_a_limit_and_every_ending_has_words() {
        Wording words = new Wording("en");

        assertThat(List.of("server", "database", "generator", "admission", "pool", "unknown"))
                .allMatch(cause -> words.knows("limit." + cause));
        assertThat(List.of(
                        "booked", "gave-up", "already-booked", "no-places", "failed", "lost-on-the-way", "still-there"))
                .allMatch(ending -> words.knows("ending." + ending));
    }

    @Test
    void the_live_page_is_there_before_anyone_has_come() {
        assertThat(HtmlReport.live("Ontario", List.of(), "fr")).contains("Personne n’est encore venu", "refresh");
        assertThat(HtmlReport.live("Ontario", List.of(moment(0, 10)), "en")).contains("<svg role=\"img\"");
    }

    @Test
    void the_report_is_json_with_everything_in_it() {
        JsonMapper mapper = JsonMapper.builder().build();
        JsonNode json = mapper.readTree(mapper.writeValueAsString(report()));

        assertThat(json.path("verdict").path("passed").booleanValue()).isTrue();
        assertThat(json.path("moments").size()).isEqualTo(400);
        assertThat(json.path("outcome").path("account").path("bookings").asLong())
                .isEqualTo(101);
        assertThat(json.path("limit").path("setBy").asString()).isEqualTo("database");
    }

    @Test
    void a_chart_ends_at_a_round_number() {
        assertThat(Chart.roundUp(1)).isEqualTo(1);
        assertThat(Chart.roundUp(130)).isEqualTo(200);
        assertThat(Chart.roundUp(4_001)).isEqualTo(5_000);
    }

    @Test
    void the_worst_second_is_the_one_with_the_slowest_pages() {
        assertThat(report().worst().second()).isEqualTo(7);
    }

    private static Moment moment(int second, double p99) {
        return new Moment(second, 3, 40, 12, 20, 2, 1, 5, 8, p99, 0, 0);
    }

    private static Outcome outcome(long errors, long lost, long later, double p99, Account account) {
        return new Outcome(
                Map.of("booked", 100L, "gave-up", 4L),
                1_000,
                later,
                errors,
                Map.of("no connection", 3L),
                lost,
                0,
                20,
                80,
                p99,
                new Spread(100, 12, 20, 30),
                Spread.of(List.of(1.0, 2.0, 3.0)),
                Fairness.of(List.of(came(10, 1, 12, 0), came(11, 2, 13, 1))),
                account,
                List.of(new Step("GET /", 100, 3, 9)),
                60,
                1);
    }

    private static Report report() {
        List<Moment> moments = new ArrayList<>();
        for (int second = -10; second < 390; second++) {
            moments.add(moment(second, second == 7 ? 90 : 10));
        }
        Outcome outcome = outcome(0, 0, 0, 400, EXACT);
        return new Report(
                Report.FORMAT,
                "2021-03-15T12:00:00Z",
                "ontario-2021-03-15",
                Map.of("en", "Ontario <15 March>", "fr", "Ontario"),
                List.of(new Report.Source("https://ontario.example/a?b=1&c", "It opened.")),
                Map.of("en", "Drawn.", "fr", "Tracé."),
                List.of("--day", "ontario-2021-03-15"),
                104,
                60,
                20,
                new Machine(2, "25", 2),
                Verdict.on(outcome, OBJECTIVES),
                outcome,
                moments,
                new Load(0.4, 0.3, 0.2),
                "node",
                new Limit(20, 30, "database", 2, List.of(new Tried(20, true, 19, 100, 0, 0, new Load(0.4, 0.3, 0.2)))));
    }
}
