package ca.dosebook.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.rollout.EligibilityAnswer.BooksLocally;
import ca.dosebook.rollout.EligibilityAnswer.ByInvitationOnly;
import ca.dosebook.rollout.EligibilityAnswer.Eligible;
import ca.dosebook.rollout.EligibilityAnswer.NotOpenYet;
import ca.dosebook.rollout.EligibilityAnswer.NotYourTurn;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EligibilityTests {

    private static final HealthUnit LAMBTON = unit(2242, BookingTool.PROVINCIAL);
    private static final HealthUnit YORK = unit(2270, BookingTool.LOCAL);

    private static final Instant BEFORE_ALL = Instant.parse("2021-02-28T12:00:00Z");
    private static final Instant PILOT_AT = Instant.parse("2021-03-01T13:00:00Z");
    private static final Instant OPEN_AT = Instant.parse("2021-03-15T12:00:00Z");
    private static final Instant SEVENTIES_AT = Instant.parse("2021-04-02T04:00:00Z");

    private static final PersonGroup HOT_SPOT = new PersonGroup("HOT_SPOT");

    private final Eligibility eligibility = EligibilityFixture.of(
            List.of(new Opening(LAMBTON.id(), Stage.OPEN, OPEN_AT), new Opening(LAMBTON.id(), Stage.PILOT, PILOT_AT)),
            List.of(
                    new EligibilityRule(LAMBTON.id(), SEVENTIES_AT, EligibilityCriterion.bornInOrBefore(1951)),
                    new EligibilityRule(null, OPEN_AT, EligibilityCriterion.bornInOrBefore(1941)),
                    new EligibilityRule(YORK.id(), PILOT_AT, EligibilityCriterion.bornInOrBefore(2003)),
                    new EligibilityRule(null, PILOT_AT, EligibilityCriterion.memberOf(PersonGroup.HEALTH_CARE_WORKER)),
                    new EligibilityRule(
                            null,
                            OPEN_AT,
                            EligibilityCriterion.memberOf(HOT_SPOT).andBornInOrBefore(1971))));

    @Test
    void a_closed_unit_tells_from_when_and_an_invited_person_sooner() {
        assertThat(assess(1939, false, BEFORE_ALL)).isEqualTo(new NotOpenYet(LAMBTON, OPEN_AT));
        assertThat(assess(1939, true, BEFORE_ALL)).isEqualTo(new NotOpenYet(LAMBTON, PILOT_AT));
    }

    @Test
    void a_closed_unit_with_nothing_announced_says_so() {
        HealthUnit other = unit(2226, BookingTool.PROVINCIAL);
        assertThat(eligibility.assess(other, question(other, 1939, Set.of(), false, OPEN_AT)))
                .isEqualTo(new NotOpenYet(other, null));
    }

    @Test
    void in_the_pilot_the_invitation_is_the_right_whatever_the_age() {
        assertThat(assess(1999, true, PILOT_AT)).isEqualTo(new Eligible(new EligibilityReason.Invited()));
        assertThat(assess(1939, false, PILOT_AT)).isEqualTo(new ByInvitationOnly(LAMBTON, OPEN_AT));
    }

    @Test
    void bookings_opened_at_0750_for_some_and_here_for_nobody_before_the_instant() {
        assertThat(assess(1939, false, OPEN_AT.minusNanos(1))).isEqualTo(new ByInvitationOnly(LAMBTON, OPEN_AT));
        assertThat(assess(1939, false, OPEN_AT))
                .isEqualTo(new Eligible(new EligibilityReason.TurnHasCome(EligibilityCriterion.bornInOrBefore(1941))));
    }

    @Test
    void an_invitation_holds_after_the_opening() {
        assertThat(assess(1999, true, OPEN_AT)).isEqualTo(new Eligible(new EligibilityReason.Invited()));
    }

    @Test
    void whoever_fits_one_rule_in_force_may_book() {
        assertThat(assess(1999, Set.of(PersonGroup.HEALTH_CARE_WORKER), OPEN_AT))
                .isEqualTo(new Eligible(new EligibilityReason.TurnHasCome(
                        EligibilityCriterion.memberOf(PersonGroup.HEALTH_CARE_WORKER))));
        assertThat(assess(1971, Set.of(HOT_SPOT), OPEN_AT)).isInstanceOf(Eligible.class);
        assertThat(assess(1972, Set.of(HOT_SPOT), OPEN_AT)).isInstanceOf(NotYourTurn.class);
        assertThat(assess(1971, Set.of(), OPEN_AT)).isInstanceOf(NotYourTurn.class);
    }

    @Test
    void whoever_fits_none_learns_whose_turn_it_is_and_when_hers_comes() {
        assertThat(assess(1950, false, OPEN_AT))
                .isEqualTo(new NotYourTurn(
                        LAMBTON,
                        List.of(
                                EligibilityCriterion.memberOf(PersonGroup.HEALTH_CARE_WORKER),
                                EligibilityCriterion.bornInOrBefore(1941),
                                EligibilityCriterion.memberOf(HOT_SPOT).andBornInOrBefore(1971)),
                        SEVENTIES_AT));
        assertThat(assess(1952, false, OPEN_AT))
                .isInstanceOfSatisfying(
                        NotYourTurn.class, no -> assertThat(no.from()).isNull());
    }

    @Test
    void a_rule_that_another_includes_is_not_shown() {
        assertThat(assess(1960, false, SEVENTIES_AT))
                .isInstanceOfSatisfying(
                        NotYourTurn.class,
                        no -> assertThat(no.turnOf())
                                .contains(EligibilityCriterion.bornInOrBefore(1951))
                                .doesNotContain(EligibilityCriterion.bornInOrBefore(1941)));
    }

    @Test
    void a_unit_with_its_own_booking_tool_is_named_whatever_else_holds() {
        assertThat(eligibility.assess(YORK, question(YORK, 1939, Set.of(), true, OPEN_AT)))
                .isEqualTo(new BooksLocally(YORK));
    }

    @Test
    void the_newest_opening_decides_so_that_a_unit_can_be_closed_again() {
        Instant closedAt = OPEN_AT.plusSeconds(60);
        var calendar = new OpeningCalendar(List.of(
                new Opening(LAMBTON.id(), Stage.CLOSED, closedAt), new Opening(LAMBTON.id(), Stage.OPEN, OPEN_AT)));
        assertThat(calendar.stage(LAMBTON.id(), closedAt.minusMillis(1))).isEqualTo(Stage.OPEN);
        assertThat(calendar.stage(LAMBTON.id(), closedAt)).isEqualTo(Stage.CLOSED);
        assertThat(calendar.next(LAMBTON.id(), OPEN_AT)).map(Opening::stage).contains(Stage.CLOSED);
        assertThat(calendar.next(LAMBTON.id(), closedAt)).isEmpty();
    }

    @Test
    void a_question_shows_no_birth_year() {
        assertThat(question(LAMBTON, 1939, Set.of(HOT_SPOT), false, OPEN_AT).toString())
                .doesNotContain("1939")
                .doesNotContain("HOT_SPOT");
    }

    private EligibilityAnswer assess(int birthYear, boolean hasInvitation, Instant now) {
        return eligibility.assess(LAMBTON, question(LAMBTON, birthYear, Set.of(), hasInvitation, now));
    }

    private EligibilityAnswer assess(int birthYear, Set<PersonGroup> groups, Instant now) {
        return eligibility.assess(LAMBTON, question(LAMBTON, birthYear, groups, false, now));
    }

    private static EligibilityQuestion question(
            HealthUnit unit, int birthYear, Set<PersonGroup> groups, boolean hasInvitation, Instant now) {
        return new EligibilityQuestion(unit.id(), birthYear, groups, hasInvitation, now);
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
