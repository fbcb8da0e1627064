package ca.dosebook.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.rollout.EligibilityAnswer.BooksLocally;
import ca.dosebook.rollout.EligibilityAnswer.ByInvitationOnly;
import ca.dosebook.rollout.EligibilityAnswer.Eligible;
import ca.dosebook.rollout.EligibilityAnswer.NotOpenYet;
import ca.dosebook.rollout.EligibilityAnswer.Paused;
import ca.dosebook.rollout.EligibilityCriterion.HotSpots;
import ca.dosebook.rollout.EligibilityCriterion.These;
import ca.dosebook.vaccines.PersonGroup;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of the spring of 2021: ages by unit, hot spots, invitations in open units, sites of their own, pauses. */
class CampaignOf2021Tests {

    private static final Instant MARCH = Instant.parse("2021-03-15T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2021-04-02T04:00:00Z");
    private static final Instant MAY = Instant.parse("2021-05-01T04:00:00Z");
    private static final Instant NOON = Instant.parse("2021-04-10T16:00:00Z");

    private static final HealthUnit KINGSTON = unit(2241, BookingTool.PROVINCIAL);
    private static final HealthUnit PEEL = unit(2253, BookingTool.PROVINCIAL);
    private static final HealthUnit YORK = unit(2270, BookingTool.LOCAL);
    private static final UUID HOSPITAL = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID YORKS_HOSPITAL = UUID.fromString("00000000-0000-7000-8000-000000000003");
    private static final UUID ARENA = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private static final PersonGroup HCW = PersonGroup.HEALTH_CARE_WORKER;
    private static final Bilingual WHY = new Bilingual("A fridge failed.", "Un réfrigérateur est en panne.");

    private final List<Opening> openings = List.of(
            new Opening(KINGSTON.id(), Stage.OPEN, MARCH),
            new Opening(PEEL.id(), Stage.OPEN, MARCH),
            new Opening(YORK.id(), Stage.OPEN, MARCH));

    private final List<EligibilityRule> rules = List.of(
            new EligibilityRule(null, MARCH, EligibilityCriterion.bornInOrBefore(1941)),
            new EligibilityRule(KINGSTON.id(), APRIL, EligibilityCriterion.bornInOrBefore(1951)),
            new EligibilityRule(PEEL.id(), APRIL, EligibilityCriterion.bornInOrBefore(1961)),
            new EligibilityRule(
                    PEEL.id(), APRIL, EligibilityCriterion.bornInOrBefore(1971).livingIn(new HotSpots())),
            new EligibilityRule(
                            KINGSTON.id(),
                            APRIL,
                            EligibilityCriterion.memberOf(HCW).livingIn(new These(Set.of("K7L", "K7K"))))
                    .until(MAY),
            new EligibilityRule(KINGSTON.id(), HOSPITAL, APRIL, null, EligibilityCriterion.memberOf(HCW)));

    @ParameterizedTest
    @CsvSource({
        "2241, 1951, , , 2021-04-01T12:00:00Z, NotYourTurn",
        "2241, 1951, , , 2021-04-02T04:00:00Z, Eligible",
        "2241, 1952, , , 2021-04-02T04:00:00Z, NotYourTurn",
        "2253, 1961, , , 2021-04-02T04:00:00Z, Eligible",
        "2253, 1971, L6P, , 2021-04-02T04:00:00Z, Eligible",
        "2253, 1971, L5B, , 2021-04-02T04:00:00Z, NotYourTurn",
        "2253, 1971, , , 2021-04-02T04:00:00Z, NotYourTurn",
        "2253, 1972, L6P, , 2021-04-02T04:00:00Z, NotYourTurn",
        "2241, 1990, K7L, HEALTH_CARE_WORKER, 2021-04-10T16:00:00Z, Eligible",
        "2241, 1990, K7P, HEALTH_CARE_WORKER, 2021-04-10T16:00:00Z, NotYourTurn",
        "2241, 1990, K7L, LONG_TERM_CARE, 2021-04-10T16:00:00Z, NotYourTurn",
        "2241, 1990, K7L, HEALTH_CARE_WORKER, 2021-05-01T03:59:59Z, Eligible",
        "2241, 1990, K7L, HEALTH_CARE_WORKER, 2021-05-01T04:00:00Z, NotYourTurn",
        "2241, 1941, , , 2021-03-15T11:59:59.999Z, NotOpenYet",
        "2241, 1941, , , 2021-03-15T12:00:00Z, Eligible",
        "2270, 1941, , , 2021-04-10T16:00:00Z, BooksLocally",
    })
    void every_part_of_a_rule_has_to_fit_and_only_while_it_is_in_force(
            int unit, int year, @Nullable String area, @Nullable String group, Instant at, String answer) {
        Set<PersonGroup> groups = group == null ? Set.of() : Set.of(new PersonGroup(group));
        EligibilityQuestion question =
                new EligibilityQuestion(new HealthUnitId(unit), year, groups, false, at).livingIn(area);
        assertThat(assess(question, List.of(), List.of()).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void people_of_an_invitation_only_rule_need_one_in_an_open_unit_and_others_do_not() {
        var byInvitation = new EligibilityRule(
                KINGSTON.id(), APRIL, EligibilityCriterion.memberOf(HCW).invitedOnly());
        var permit = new EligibilityRule(KINGSTON.id(), APRIL, EligibilityCriterion.memberOf(HCW));
        Eligibility eligibility = EligibilityFixture.of(openings, List.of(permit, byInvitation));
        var worker = new EligibilityQuestion(KINGSTON.id(), 1980, Set.of(HCW), false, NOON);
        assertThat(eligibility.assess(KINGSTON, worker)).isEqualTo(new ByInvitationOnly(KINGSTON, null));
        var invited = new EligibilityQuestion(KINGSTON.id(), 1980, Set.of(HCW), true, NOON);
        assertThat(eligibility.assess(KINGSTON, invited)).isInstanceOf(Eligible.class);
        assertThat(eligibility.groupsThatMatter(KINGSTON, worker.belongingTo(Set.of())))
                .as("so she is asked, and told that she needs an invitation")
                .containsExactly(HCW);
    }

    @Test
    void everyone_by_invitation_is_a_pilot_within_an_open_unit() {
        var all = new EligibilityRule(
                KINGSTON.id(), APRIL, EligibilityCriterion.everyone().invitedOnly());
        var permit = new EligibilityRule(KINGSTON.id(), MARCH, EligibilityCriterion.bornInOrBefore(1941));
        Eligibility eligibility = EligibilityFixture.of(openings, List.of(permit, all.until(MAY)));
        assertThat(eligibility.assess(KINGSTON, born(1930, NOON))).isEqualTo(new ByInvitationOnly(KINGSTON, MAY));
    }

    @Test
    void the_answer_says_when_it_changes() {
        Eligibility eligibility = EligibilityFixture.of(openings, rules);
        assertThat(eligibility.assessment(KINGSTON, born(1951, MARCH)).changesAt())
                .contains(APRIL);
        assertThat(eligibility
                        .assessment(KINGSTON, born(1951, MARCH.minusSeconds(1)))
                        .changesAt())
                .as("closed becomes not-your-turn first")
                .contains(MARCH);
        var worker = new EligibilityQuestion(KINGSTON.id(), 1990, Set.of(HCW), false, NOON).livingIn("K7L");
        assertThat(eligibility.assessment(KINGSTON, worker).changesAt()).contains(MAY);
        assertThat(eligibility.assessment(KINGSTON, born(1941, NOON)).changesAt())
                .isEmpty();
    }

    @Test
    void a_pause_lets_nobody_new_in_and_takes_nothing_from_who_holds_a_place() {
        Pause pause = new Pause(KINGSTON.id(), NOON, null, WHY);
        var paused = new Paused(KINGSTON, Stage.OPEN, NOON, WHY);
        var later = born(1941, NOON.plusSeconds(60));
        assertThat(assess(later, List.of(pause), List.of())).isEqualTo(paused);
        assertThat(assess(later.holdingSince(NOON), List.of(pause), List.of()))
                .as("taken in the very instant of the pause")
                .isEqualTo(paused);
        assertThat(assess(later.holdingSince(NOON.minusNanos(1000)), List.of(pause), List.of()))
                .isInstanceOf(Eligible.class);
        Pause over = new Pause(KINGSTON.id(), NOON, NOON.plusSeconds(60), WHY);
        assertThat(assess(later, List.of(over), List.of())).isInstanceOf(Eligible.class);
    }

    @Test
    void a_place_taken_before_a_unit_closed_can_be_confirmed_and_one_taken_before_it_opened_can_not() {
        List<Opening> closing =
                List.of(new Opening(KINGSTON.id(), Stage.OPEN, MARCH), new Opening(KINGSTON.id(), Stage.CLOSED, NOON));
        Eligibility eligibility = EligibilityFixture.of(closing, rules);
        assertThat(eligibility.assess(KINGSTON, born(1941, NOON))).isInstanceOf(NotOpenYet.class);
        assertThat(eligibility.assess(KINGSTON, born(1941, NOON).holdingSince(NOON.minusSeconds(1))))
                .isInstanceOf(Eligible.class);
        assertThat(eligibility.assess(KINGSTON, born(1941, MARCH.minusMillis(1)).holdingSince(MARCH.minusSeconds(300))))
                .isInstanceOf(NotOpenYet.class);
    }

    @Test
    void york_stays_local_but_for_one_hospital() {
        ModeException hospital = new ModeException(
                YORK.id(),
                YORKS_HOSPITAL,
                null,
                BookingTool.PROVINCIAL,
                CallCentre.PROVINCIAL,
                LocalContact.UNKNOWN,
                MARCH,
                null);
        BookingWays ways = new BookingWays(List.of(), List.of(hospital), List.of(), fsa -> false);
        assertThat(assess(
                        new EligibilityQuestion(YORK.id(), 1941, Set.of(), false, NOON), List.of(), List.of(hospital)))
                .isInstanceOf(Eligible.class);
        assertThat(ways.only(YORK.id(), born(1941, NOON))).containsExactly(YORKS_HOSPITAL);
        assertThat(ways.elsewhereAt(YORKS_HOSPITAL, YORK, born(1941, NOON))).isEmpty();
        assertThat(ways.elsewhereAt(ARENA, YORK, born(1941, NOON))).contains(YORK.local());
        assertThat(ways.hereByException(YORK, NOON)).containsExactly(hospital);
        assertThat(ways.hereByException(YORK, MARCH.minusSeconds(1))).isEmpty();
    }

    @Test
    void a_group_can_have_a_system_of_its_own_beside_the_province_s() {
        LocalContact desk =
                new LocalContact("Staff desk", null, "613-555-0100", URI.create("https://example.ca/staff"));
        ModeException workers =
                new ModeException(KINGSTON.id(), null, HCW, BookingTool.LOCAL, CallCentre.LOCAL, desk, MARCH, null);
        var worker = new EligibilityQuestion(KINGSTON.id(), 1980, Set.of(HCW), false, NOON);
        assertThat(assess(worker, List.of(), List.of(workers))).isEqualTo(new BooksLocally(KINGSTON, desk));
        assertThat(assess(born(1941, NOON), List.of(), List.of(workers))).isInstanceOf(Eligible.class);
    }

    @Test
    void a_site_with_rules_is_only_for_those_who_fit_one() {
        BookingWays ways = new BookingWays(List.of(), List.of(), rules, fsa -> false);
        assertThat(ways.admits(ARENA, born(1941, NOON))).isTrue();
        assertThat(ways.admits(HOSPITAL, born(1941, NOON))).isFalse();
        assertThat(ways.admits(HOSPITAL, born(1941, NOON).belongingTo(Set.of(HCW))))
                .isTrue();
        assertThat(ways.without(born(1941, NOON))).containsExactly(HOSPITAL);
    }

    private EligibilityAnswer assess(EligibilityQuestion question, List<Pause> pauses, List<ModeException> exceptions) {
        HealthUnit unit = List.of(KINGSTON, PEEL, YORK).stream()
                .filter(one -> one.id().equals(question.unit()))
                .findFirst()
                .orElseThrow();
        return EligibilityFixture.of(openings, rules, pauses, exceptions).assess(unit, question);
    }

    private static EligibilityQuestion born(int year, Instant at) {
        return new EligibilityQuestion(KINGSTON.id(), year, Set.of(), false, at);
    }

    private static HealthUnit unit(int id, BookingTool tool) {
        return new HealthUnit(
                new HealthUnitId(id),
                "Unit " + id,
                new Bilingual("Unit", "Circonscription"),
                100_000,
                true,
                tool,
                CallCentre.PROVINCIAL,
                LocalContact.UNKNOWN);
    }
}
