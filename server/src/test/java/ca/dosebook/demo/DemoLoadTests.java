package ca.dosebook.demo;

import static ca.dosebook.demo.DemoFixture.NOW;
import static ca.dosebook.demo.DemoFixture.OTHERS_THAT_BOOK_HERE;
import static ca.dosebook.demo.DemoFixture.PILOT;
import static ca.dosebook.demo.DemoFixture.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One database's life: started without a demo, then with, then in the other mode. The order is that life. */
@DosebookTest(properties = {"dosebook.demo=none", "dosebook.mail.from=Demo <demo@dosebook.example>"})
@Import(DemoFixture.AtThatMoment.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoLoadTests {

    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);

    @Autowired
    DemoProvince province;

    @Autowired
    WhatToTry whatToTry;

    @Autowired
    Rollout rollout;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    @Order(1)
    void without_a_demo_there_is_no_site_no_opening_and_nothing_to_print() {
        assertNothingIsThere();
        assertThat(whatToTry.lines()).isEmpty();
    }

    @Test
    @Order(2)
    void a_load_that_breaks_off_leaves_nothing() {
        long rules = count(jdbc, "rollout.eligibility_rule");
        assertThatThrownBy(() -> province.bring(DemoMode.PILOT, OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertNothingIsThere();
        assertThat(count(jdbc, "rollout.eligibility_rule")).isEqualTo(rules);
        assertThat(count(jdbc, "rollout.booking_mode where local_phone is not null"))
                .isZero();
    }

    @Test
    @Order(3)
    void the_province_after_the_opening_lets_people_book_without_invitation() {
        province.bring(DemoMode.OPEN, OptionalInt.of(50));
        for (int id : allThatBookHere()) {
            assertThat(rollout.stage(new HealthUnitId(id), NOW)).isEqualTo(Stage.OPEN);
        }
        assertThat(rollout.stage(KINGSTON, Instant.parse("2026-11-22T12:59:59Z")))
                .isEqualTo(Stage.CLOSED);
        assertThat(rollout.assess(question(1944, Set.of()))).isInstanceOf(EligibilityAnswer.Eligible.class);
        assertThat(rollout.assess(question(1981, Set.of(PersonGroup.HEALTH_CARE_WORKER))))
                .isInstanceOf(EligibilityAnswer.Eligible.class);
        assertThat(rollout.assess(question(1981, Set.of()))).isInstanceOf(EligibilityAnswer.NotYourTurn.class);
    }

    @Test
    @Order(4)
    void the_capacity_asked_for_is_in_every_slot_and_open_units_have_clinics_from_tomorrow() {
        assertThat(jdbc.sql("select distinct capacity from clinics.slot")
                        .query(Integer.class)
                        .list())
                .containsExactly(50);
        assertThat(count(jdbc, "clinics.clinic_day")).isBetween(300L, 700L);
        assertThat(jdbc.sql("""
                                select count(distinct s.health_unit_id)
                                  from clinics.clinic_day as d
                                  join clinics.site as s using (site_id)
                                 where d.day <= date '2026-12-07'""").query(Long.class).single()).isEqualTo(17);
    }

    @Test
    @Order(5)
    void started_as_the_pilot_the_same_sites_go_back_to_before_the_opening() {
        long slots = count(jdbc, "clinics.slot");
        later();
        province.bring(DemoMode.PILOT, OptionalInt.empty());
        Instant opening = Instant.parse("2026-12-07T13:00:00Z");
        for (int id : PILOT) {
            assertThat(rollout.stage(new HealthUnitId(id), clock.instant())).isEqualTo(Stage.PILOT);
        }
        for (int id : OTHERS_THAT_BOOK_HERE) {
            var unit = new HealthUnitId(id);
            assertThat(rollout.stage(unit, clock.instant())).isEqualTo(Stage.CLOSED);
            assertThat(rollout.nextOpening(unit, clock.instant())).contains(new Opening(unit, Stage.OPEN, opening));
        }
        assertThat(count(jdbc, "clinics.slot")).isEqualTo(slots);
    }

    @Test
    @Order(6)
    void started_as_open_again_every_unit_is_open_and_as_pilot_again_the_same_opening_stands() {
        later();
        province.bring(DemoMode.OPEN, OptionalInt.empty());
        for (int id : allThatBookHere()) {
            assertThat(rollout.stage(new HealthUnitId(id), clock.instant())).isEqualTo(Stage.OPEN);
        }
        ((SettableClock) clock).advance(Duration.ofDays(3));
        province.bring(DemoMode.PILOT, OptionalInt.empty());
        assertThat(rollout.nextOpening(KINGSTON, clock.instant()).orElseThrow().startsAt())
                .isEqualTo("2026-12-07T13:00:00Z");
    }

    @Test
    @Order(7)
    void a_database_with_sites_of_its_own_is_left_alone() {
        jdbc.sql("delete from demo.load").update();
        long openings = count(jdbc, "rollout.opening");
        province.bring(DemoMode.OPEN, OptionalInt.empty());
        assertThat(count(jdbc, "demo.load")).isZero();
        assertThat(count(jdbc, "rollout.opening")).isEqualTo(openings);
    }

    private void later() {
        ((SettableClock) clock).advance(Duration.ofHours(1));
    }

    private void assertNothingIsThere() {
        for (String table : new String[] {"demo.load", "clinics.site", "clinics.slot", "rollout.opening"}) {
            assertThat(count(jdbc, table)).as(table).isZero();
        }
    }

    private static int[] allThatBookHere() {
        return Stream.concat(PILOT.stream(), OTHERS_THAT_BOOK_HERE.stream())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private EligibilityQuestion question(int birthYear, Set<PersonGroup> groups) {
        return new EligibilityQuestion(KINGSTON, birthYear, groups, false, clock.instant());
    }
}
