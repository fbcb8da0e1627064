package ca.dosebook.vaccines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalRulesTests {

    private static final List<IntervalRule> RULES = List.of(
            rule("2020-12-09", "PFIZER", null, 19, 21, 42),
            rule("2021-03-10", "PFIZER", null, 112, 112, 126),
            rule("2021-03-10", "PFIZER", "LONG_TERM_CARE", 21, 21, 27),
            rule("2021-05-31", "PFIZER", "AGE_80_PLUS", 28, 28, 126),
            rule("2021-03-10", "ASTRAZENECA", null, 84, 112, 126));

    @ParameterizedTest(name = "{0} for {1} booked on {2}: {3} days")
    @CsvSource(
            nullValues = "none",
            value = {
                "PFIZER,      '',                          2020-12-08, none",
                "PFIZER,      '',                          2020-12-09, 19",
                "PFIZER,      '',                          2021-03-09, 19",
                "PFIZER,      '',                          2021-03-10, 112",
                "PFIZER,      LONG_TERM_CARE,              2021-03-09, 19",
                "PFIZER,      LONG_TERM_CARE,              2021-03-10, 21",
                "PFIZER,      AGE_80_PLUS,                 2021-05-30, 112",
                "PFIZER,      AGE_80_PLUS,                 2021-05-31, 28",
                "PFIZER,      '',                          2021-05-31, 112",
                "PFIZER,      LONG_TERM_CARE,              2021-05-31, 21",
                "PFIZER,      LONG_TERM_CARE AGE_80_PLUS,  2021-05-31, 28",
                "PFIZER,      HEALTH_CARE_WORKER,          2021-05-31, 112",
                "ASTRAZENECA, AGE_80_PLUS,                 2021-06-01, 84",
                "ASTRAZENECA, '',                          2021-03-09, none",
                "JANSSEN,     '',                          2021-06-01, none",
            })
    void the_newest_rule_in_force_that_fits_product_and_group_wins(
            String product, String groups, LocalDate onDay, @Nullable Integer minimumDays) {
        var found = new IntervalRules(RULES).inForce(new ProductCode(product), groups(groups), onDay);
        assertThat(found.map(IntervalRule::minimumDays).orElse(null)).isEqualTo(minimumDays);
    }

    @Test
    void of_two_rules_of_one_day_that_name_a_group_the_sooner_wins_in_whatever_order_they_come() {
        var rules = new ArrayList<>(List.of(
                rule("2021-03-10", "PFIZER", null, 112, 112, 126),
                rule("2021-03-10", "PFIZER", "LONG_TERM_CARE", 21, 21, 27),
                rule("2021-03-10", "PFIZER", "AGE_80_PLUS", 28, 28, 126)));
        for (int turn = 0; turn < rules.size(); turn++) {
            Collections.rotate(rules, 1);
            assertThat(new IntervalRules(rules)
                            .inForce(
                                    new ProductCode("PFIZER"),
                                    groups("LONG_TERM_CARE AGE_80_PLUS"),
                                    LocalDate.parse("2021-04-01"))
                            .orElseThrow()
                            .minimumDays())
                    .isEqualTo(21);
        }
    }

    @Test
    void a_window_counts_days_over_the_change_of_the_clocks_and_includes_both_ends() {
        DoseWindow window = rule("2021-03-10", "PFIZER", null, 19, 21, 42).windowAfter(LocalDate.parse("2021-03-01"));
        assertThat(window)
                .isEqualTo(new DoseWindow(
                        LocalDate.parse("2021-03-20"), LocalDate.parse("2021-03-22"), LocalDate.parse("2021-04-12")));
        assertThat(window.contains(LocalDate.parse("2021-03-19"))).isFalse();
        assertThat(window.contains(LocalDate.parse("2021-03-20"))).isTrue();
        assertThat(window.contains(LocalDate.parse("2021-04-12"))).isTrue();
        assertThat(window.contains(LocalDate.parse("2021-04-13"))).isFalse();
    }

    private static IntervalRule rule(
            String from, String product, @Nullable String group, int minimum, int target, int maximum) {
        return new IntervalRule(
                LocalDate.parse(from),
                new ProductCode(product),
                group == null ? null : new PersonGroup(group),
                minimum,
                target,
                maximum);
    }

    private static Set<PersonGroup> groups(String codes) {
        return Arrays.stream(codes.split(" "))
                .filter(code -> !code.isEmpty())
                .map(PersonGroup::new)
                .collect(Collectors.toSet());
    }
}
