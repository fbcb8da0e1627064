package ca.dosebook.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.PersonGroup;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTests {

    private static final HealthUnitId OTTAWA = new HealthUnitId(2251);
    private static final HealthUnitId DURHAM = new HealthUnitId(2230);
    private static final HealthUnitId LAMBTON = new HealthUnitId(2242);
    private static final HealthUnitId TORONTO = new HealthUnitId(3895);
    private static final HealthUnitId NOWHERE = new HealthUnitId(1);

    private static final Instant MID_MARCH = Instant.parse("2021-03-15T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2021-04-03T12:00:00Z");

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private final Rollout rollout = RolloutFixture.on(DB.jdbc());

    @Test
    void all_34_health_units_are_there_with_the_six_of_the_first_pilot() {
        assertThat(rollout.healthUnits()).hasSize(34);
        assertThat(rollout.healthUnits()).filteredOn(HealthUnit::firstPilot).hasSize(6);
        HealthUnit ottawa = rollout.healthUnit(OTTAWA).orElseThrow();
        assertThat(ottawa.name())
                .isEqualTo(
                        new Bilingual("City of Ottawa Health Unit", "Circonscription sanitaire de la ville d’Ottawa"));
        assertThat(ottawa.booksLocally()).isFalse();
        assertThat(rollout.healthUnit(DURHAM).orElseThrow().local().url())
                .isEqualTo(URI.create("https://www.durhamvaccinebooking.ca/"));
        assertThat(rollout.healthUnit(NOWHERE)).isEmpty();
    }

    @Test
    void a_postal_code_leads_to_its_health_unit_and_17_areas_lead_to_several() {
        PostalArea kingston =
                rollout.postalArea(PostalCode.parse("k7l3n6").orElseThrow()).orElseThrow();
        assertThat(kingston.units()).containsExactly(new HealthUnitId(2241));
        assertThat(kingston.straddles()).isFalse();
        PostalArea almonte = rollout.postalArea(" k0a ").orElseThrow();
        assertThat(almonte.units()).containsExactly(new HealthUnitId(2258), new HealthUnitId(2243), OTTAWA);
        assertThat(almonte.straddles()).isTrue();
        assertThat(rollout.postalArea("H2X")).isEmpty();

        int areas = DB.jdbc()
                .sql("select count(*) from rollout.postal_area")
                .query(Integer.class)
                .single();
        assertThat(areas).isEqualTo(529);
        int straddling = DB.jdbc().sql("""
                        select count(*)
                          from (select fsa from rollout.postal_area_unit group by fsa having count(*) > 1) as several
                        """).query(Integer.class).single();
        assertThat(straddling).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({
        "k7l, K7L",
        "K7L 3N6, K7L",
        "kingston, K7K",
        "KÏNGSTÔN, K7K",
        "st catharines, L2M",
        "St. Catharines south, L2S",
        "saint catharines, L2M",
        "st marys, N4X",
        "St. Mary’s, N4X",
        "sault ste marie, P6A",
        "kemptville, K0G",
        "acores, M6J",
    })
    void a_place_is_found_however_it_is_typed(String typed, String fsa) {
        assertThat(rollout.placesNamed(typed)).extracting(PostalArea::fsa).contains(fsa);
    }

    @Test
    void at_most_ten_places_are_offered_the_ones_that_begin_so_first() {
        assertThat(rollout.placesNamed("ottawa"))
                .hasSize(10)
                .allSatisfy(area -> assertThat(area.placeName()).startsWith("Ottawa"));
        assertThat(rollout.placesNamed("k")).hasSize(10);
        assertThat(rollout.placesNamed("stratf")).isNotEmpty();
        assertThat(rollout.placesNamed("  ")).isEmpty();
        assertThat(rollout.placesNamed("🍁 ''; drop table")).isEmpty();
        assertThat(rollout.placesNamed("Montréal")).isEmpty();
    }

    @Test
    void an_announced_opening_moves_the_stage_at_its_moment_and_other_nodes_read_it() {
        assertThat(rollout.stage(LAMBTON, MID_MARCH)).isEqualTo(Stage.CLOSED);
        rollout.announce(new Opening(LAMBTON, Stage.PILOT, MID_MARCH.minusSeconds(60)));
        rollout.announce(new Opening(LAMBTON, Stage.CLOSED, MID_MARCH));
        rollout.announce(new Opening(LAMBTON, Stage.OPEN, MID_MARCH));
        for (Rollout node : List.of(rollout, RolloutFixture.on(DB.jdbc()))) {
            assertThat(node.stage(LAMBTON, MID_MARCH.minusSeconds(61))).isEqualTo(Stage.CLOSED);
            assertThat(node.stage(LAMBTON, MID_MARCH.minusMillis(1))).isEqualTo(Stage.PILOT);
            assertThat(node.stage(LAMBTON, MID_MARCH)).isEqualTo(Stage.OPEN);
            assertThat(node.nextOpening(LAMBTON, MID_MARCH.minusMillis(1)))
                    .contains(new Opening(LAMBTON, Stage.OPEN, MID_MARCH));
            assertThat(node.nextOpening(LAMBTON, MID_MARCH)).isEmpty();
        }
    }

    @Test
    void minimum_ages_that_differ_by_health_unit_give_one_answer_each() {
        rollout.announce(new Opening(OTTAWA, Stage.OPEN, MID_MARCH));
        rollout.announce(new Opening(TORONTO, Stage.OPEN, MID_MARCH));
        assertThat(assess(OTTAWA, 1941, MID_MARCH)).isInstanceOf(EligibilityAnswer.Eligible.class);
        assertThat(assess(OTTAWA, 1942, MID_MARCH)).isInstanceOf(EligibilityAnswer.NotYourTurn.class);
        assertThat(assess(OTTAWA, 1951, APRIL)).isInstanceOf(EligibilityAnswer.Eligible.class);
        assertThat(assess(OTTAWA, 1961, APRIL)).isInstanceOf(EligibilityAnswer.NotYourTurn.class);
        assertThat(assess(TORONTO, 1961, APRIL)).isInstanceOf(EligibilityAnswer.Eligible.class);
    }

    @Test
    void a_rule_added_counts_at_once_and_once() {
        var hotSpot = new PersonGroup("HOT_SPOT");
        var rule = new EligibilityRule(
                OTTAWA, MID_MARCH, EligibilityCriterion.memberOf(hotSpot).andBornInOrBefore(1971));
        rollout.announce(new Opening(OTTAWA, Stage.OPEN, MID_MARCH));
        rollout.addRule(rule);
        rollout.addRule(rule);
        assertThat(rollout.assess(new EligibilityQuestion(OTTAWA, 1971, Set.of(hotSpot), false, MID_MARCH)))
                .isEqualTo(new EligibilityAnswer.Eligible(new EligibilityReason.TurnHasCome(rule.criterion())));
        int rows = DB.jdbc()
                .sql("select count(*) from rollout.eligibility_rule where group_code = 'HOT_SPOT'")
                .query(Integer.class)
                .single();
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void a_booking_mode_is_kept_over_a_restart_and_shown_with_address_and_phone() {
        var contact =
                new LocalContact("Algoma Public Health", "294 Willow Avenue, Sault Ste. Marie", "705-555-0142", null);
        var algoma = new HealthUnitId(2226);
        rollout.setBookingMode(algoma, BookingTool.LOCAL, CallCentre.PROVINCIAL, contact);
        HealthUnit afterRestart =
                RolloutFixture.on(DB.jdbc()).healthUnit(algoma).orElseThrow();
        assertThat(afterRestart.local()).isEqualTo(contact);
        assertThat(afterRestart.callCentre()).isEqualTo(CallCentre.PROVINCIAL);
        assertThat(assess(algoma, 1939, MID_MARCH)).isEqualTo(new EligibilityAnswer.BooksLocally(afterRestart));
    }

    @Test
    void a_unit_that_does_not_exist_is_refused_everywhere() {
        var opening = new Opening(NOWHERE, Stage.OPEN, MID_MARCH);
        assertThatThrownBy(() -> rollout.announce(opening)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() ->
                        rollout.setBookingMode(NOWHERE, BookingTool.LOCAL, CallCentre.LOCAL, LocalContact.UNKNOWN))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> assess(NOWHERE, 1939, MID_MARCH)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_local_booking_page_must_be_a_web_address() {
        URI script = URI.create("javascript:alert(1)");
        assertThatThrownBy(() -> new LocalContact(null, null, null, script))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private EligibilityAnswer assess(HealthUnitId unit, int birthYear, Instant now) {
        return rollout.assess(new EligibilityQuestion(unit, birthYear, Set.of(), false, now));
    }
}
