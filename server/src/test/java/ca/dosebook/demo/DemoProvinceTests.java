package ca.dosebook.demo;

import static ca.dosebook.demo.DemoFixture.NOW;
import static ca.dosebook.demo.DemoFixture.OTHERS_THAT_BOOK_HERE;
import static ca.dosebook.demo.DemoFixture.PILOT;
import static ca.dosebook.demo.DemoFixture.TODAY;
import static ca.dosebook.demo.DemoFixture.areas;
import static ca.dosebook.demo.DemoFixture.count;
import static ca.dosebook.demo.DemoFixture.nearest;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.FreeDay;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Timetable;
import ca.dosebook.clinics.planning.Holidays;
import ca.dosebook.rollout.CallCentre;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DosebookTest(properties = "dosebook.demo=pilot")
@Import(DemoFixture.AtThatMoment.class)
class DemoProvinceTests {

    private static final Instant OPENING = Instant.parse("2026-12-07T13:00:00Z");
    private static final LocalDate LAST = TODAY.plusDays(182);
    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);

    @Autowired
    Rollout rollout;

    @Autowired
    Clinics clinics;

    @Autowired
    Availability availability;

    @Autowired
    Vaccines vaccines;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DemoProvince province;

    @Test
    void the_six_pilot_units_book_by_invitation_and_open_two_weeks_from_today() {
        assertThat(units(HealthUnit::firstPilot))
                .extracting(unit -> unit.id().value())
                .containsExactlyInAnyOrderElementsOf(PILOT);
        for (int id : PILOT) {
            var unit = new HealthUnitId(id);
            assertThat(rollout.stage(unit, NOW)).isEqualTo(Stage.PILOT);
            assertThat(rollout.stage(unit, NOW.minus(Duration.ofHours(3)))).isEqualTo(Stage.CLOSED);
            assertThat(rollout.nextOpening(unit, NOW)).contains(new Opening(unit, Stage.OPEN, OPENING));
        }
    }

    @Test
    void the_other_units_that_book_here_are_closed_until_the_opening() {
        assertThat(units(unit -> !unit.booksLocally() && !unit.firstPilot()))
                .extracting(unit -> unit.id().value())
                .containsExactlyInAnyOrderElementsOf(OTHERS_THAT_BOOK_HERE);
        for (int id : OTHERS_THAT_BOOK_HERE) {
            var unit = new HealthUnitId(id);
            assertThat(rollout.stage(unit, OPENING.minusNanos(1000))).isEqualTo(Stage.CLOSED);
            assertThat(rollout.stage(unit, OPENING)).isEqualTo(Stage.OPEN);
        }
    }

    @Test
    void whoever_books_or_answers_locally_has_a_name_and_a_made_up_telephone_number() {
        List<HealthUnit> local = units(unit -> unit.booksLocally() || unit.callCentre() == CallCentre.LOCAL);
        assertThat(units(HealthUnit::booksLocally)).hasSize(17);
        assertThat(local).hasSize(22).allSatisfy(unit -> {
            assertThat(unit.local().name()).isNotBlank();
            assertThat(unit.local().phone()).matches("\\d{3}-555-01\\d\\d");
        });
        assertThat(local).extracting(unit -> unit.local().phone()).doesNotHaveDuplicates();
        assertThat(units(HealthUnit::booksLocally).stream()
                        .filter(unit -> unit.local().url() != null))
                .hasSize(9);
    }

    @Test
    void there_are_a_few_hundred_clinic_days_each_with_slots_and_not_one_place_is_taken() {
        assertThat(count(jdbc, "clinics.clinic_day")).isBetween(300L, 700L);
        assertThat(count(jdbc, "clinics.slot")).isBetween(15_000L, 25_000L);
        assertThat(count(jdbc, """
                clinics.clinic_day as d
                 where not exists (select from clinics.slot as s
                                    where s.site_id = d.site_id and s.clinic_day_id = d.clinic_day_id)""")).isZero();
        assertThat(count(jdbc, "clinics.slot where taken <> 0")).isZero();
    }

    @Test
    void every_unit_that_books_here_has_sites_and_the_pilot_has_all_three_kinds() {
        List<NearbyStop> stops = everyStop();
        for (int id : OTHERS_THAT_BOOK_HERE) {
            assertThat(sitesOf(stops, id)).as("sites of %s", id).isGreaterThanOrEqualTo(2);
        }
        for (int id : PILOT) {
            assertThat(sitesOf(stops, id)).as("sites of %s", id).isBetween(3L, 4L);
        }
        assertThat(stops.stream()
                        .filter(stop -> PILOT.contains(stop.site().healthUnit().value())))
                .extracting(stop -> stop.site().kind())
                .contains(SiteKind.values());
        assertThat(stops.stream()
                        .filter(stop -> stop.site().kind() == SiteKind.MOBILE)
                        .collect(Collectors.groupingBy(stop -> stop.site().healthUnit(), Collectors.counting())))
                .hasSize(3)
                .allSatisfy((unit, many) -> assertThat(many).isBetween(4L, 6L));
        assertThat(stops).extracting(stop -> stop.site().wheelchairAccess()).contains(true, false);
        assertThat(stops)
                .extracting(stop -> stop.site().zone().getId())
                .contains("America/Toronto", "America/Winnipeg", "America/Atikokan");
    }

    @Test
    void every_stop_lies_in_its_health_unit() {
        List<PostalArea> areas = areas(jdbc, rollout);
        assertThat(everyStop()).hasSizeGreaterThan(50).allSatisfy(stop -> {
            HealthUnitId unit = stop.site().healthUnit();
            String town = stop.stop().town();
            // The centre of Manitoulin's postal area lies nearer to Tobermory than that of its own.
            if (!town.equals("Tobermory")) {
                assertThat(nearest(areas, stop.stop().point()).units()).as(town).contains(unit);
            }
            PostalArea area =
                    rollout.postalArea(stop.stop().postalCode().substring(0, 3)).orElseThrow();
            // Atikokan shares its first three characters with the shore of Lake Superior, which the data gives to
            // Thunder
            // Bay.
            if (!town.equals("Atikokan")) {
                assertThat(area.units()).as(town).contains(unit);
            }
        });
    }

    @Test
    void nobody_in_a_pilot_unit_lives_farther_than_100_kilometres_from_one_of_its_sites() {
        for (PostalArea area : areas(jdbc, rollout)) {
            for (HealthUnitId unit : area.units()) {
                if (PILOT.contains(unit.value())) {
                    List<NearbyStop> near =
                            availability.timetable().near(area.centre(), DemoFixture.wanted(Set.of(unit), TODAY, LAST));
                    assertThat(near.getFirst().kilometres()).as(area.fsa()).isLessThan(100);
                }
            }
        }
    }

    @Test
    void no_clinic_is_held_on_a_sunday_or_a_holiday_or_after_half_a_year() {
        List<LocalDate> days = jdbc.sql("select distinct day from clinics.clinic_day order by day")
                .query((row, n) -> row.getObject("day", LocalDate.class))
                .list();
        assertThat(days.getFirst()).isEqualTo(TODAY.plusDays(1));
        assertThat(days.getLast()).isBetween(LAST.minusDays(4), LAST);
        assertThat(days)
                .noneMatch(Holidays::isHoliday)
                .noneMatch(day -> day.getDayOfWeek().getValue() == 7);
        assertThat(days).contains(LocalDate.of(2026, 12, 24)).doesNotContain(LocalDate.of(2027, 3, 26));
    }

    @Test
    void units_that_wait_for_the_opening_have_no_clinics_before_it() {
        for (NearbyStop stop : everyStop()) {
            LocalDate first = availability
                    .timetable()
                    .days(stop.stop().id(), DemoFixture.wanted(Set.of(), TODAY, LAST))
                    .getFirst()
                    .day();
            if (OTHERS_THAT_BOOK_HERE.contains(stop.site().healthUnit().value())) {
                assertThat(first).isAfter(LocalDate.of(2026, 12, 7));
            }
        }
    }

    @Test
    void at_eighty_two_in_kingston_both_doses_fit_at_one_site_on_one_weekday_within_three_weeks() {
        assertBothDosesFit(Set.of(PersonGroup.AGE_80_PLUS));
    }

    @Test
    void a_younger_person_invited_in_kingston_finds_the_second_dose_sixteen_weeks_later_at_the_same_site() {
        assertBothDosesFit(Set.of(PersonGroup.HEALTH_CARE_WORKER));
    }

    private void assertBothDosesFit(Set<PersonGroup> groups) {
        Timetable timetable = availability.timetable();
        var home = rollout.postalArea("K7L").orElseThrow().centre();
        var pfizer = new ProductCode("PFIZER");
        var soon = DemoFixture.wanted(Set.of(KINGSTON), pfizer, TODAY, TODAY.plusWeeks(3));
        NearbyStop arena = timetable.near(home, soon).stream()
                .filter(stop -> stop.site().kind() == SiteKind.MASS)
                .findFirst()
                .orElseThrow();
        assertThat(arena.kilometres()).isLessThan(15);
        for (FreeDay first : timetable.days(arena.stop().id(), soon)) {
            DoseWindow window =
                    vaccines.windowAfter(pfizer, groups, TODAY, first.day()).orElseThrow();
            assertThat(timetable.days(
                            arena.stop().id(),
                            DemoFixture.wanted(Set.of(KINGSTON), pfizer, window.earliest(), window.latest())))
                    .as("after %s", first.day())
                    .extracting(second -> second.day().getDayOfWeek())
                    .contains(first.day().getDayOfWeek());
        }
    }

    @Test
    void every_early_first_dose_of_every_site_has_a_second_at_the_same_stop() {
        Timetable timetable = availability.timetable();
        for (NearbyStop stop : everyStop()) {
            for (FreeDay first :
                    timetable.days(stop.stop().id(), DemoFixture.wanted(Set.of(), TODAY, TODAY.plusWeeks(5)))) {
                for (String code : List.of("PFIZER", "MODERNA")) {
                    var product = new ProductCode(code);
                    if (timetable
                            .days(stop.stop().id(), DemoFixture.wanted(Set.of(), product, first.day(), first.day()))
                            .isEmpty()) {
                        continue;
                    }
                    // Sixteen weeks before a holiday, another site of the unit has the second dose.
                    if (Holidays.isHoliday(first.day().plusWeeks(16))
                            || Holidays.isHoliday(first.day().plusWeeks(18))) {
                        continue;
                    }
                    DoseWindow window = vaccines.windowAfter(product, Set.of(), TODAY, first.day())
                            .orElseThrow();
                    assertThat(timetable.days(
                                    stop.stop().id(),
                                    DemoFixture.wanted(Set.of(), product, window.earliest(), window.latest())))
                            .as("%s after %s", stop.stop().place().en(), first.day())
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void without_an_invitation_nobody_books_in_the_pilot_and_with_one_everybody() {
        assertThat(rollout.assess(question(1944, false, NOW))).isInstanceOf(EligibilityAnswer.ByInvitationOnly.class);
        assertThat(rollout.assess(question(1944, true, NOW))).isInstanceOf(EligibilityAnswer.Eligible.class);
        assertThat(rollout.assess(question(1981, true, NOW))).isInstanceOf(EligibilityAnswer.Eligible.class);
    }

    @Test
    void at_the_opening_it_is_the_turn_of_those_who_become_eighty_this_year() {
        assertThat(rollout.assess(question(1946, false, OPENING))).isInstanceOf(EligibilityAnswer.Eligible.class);
        assertThat(rollout.assess(question(1947, false, OPENING))).isInstanceOf(EligibilityAnswer.NotYourTurn.class);
    }

    @Test
    void starting_again_changes_nothing() {
        List<Long> before = everything();
        province.bring(DemoMode.PILOT, OptionalInt.of(99));
        assertThat(everything()).isEqualTo(before);
    }

    private List<Long> everything() {
        return List.of(
                count(jdbc, "clinics.site"),
                count(jdbc, "clinics.clinic_day"),
                count(jdbc, "clinics.slot"),
                count(jdbc, "rollout.opening"),
                count(jdbc, "rollout.eligibility_rule"),
                count(jdbc, "demo.load"),
                jdbc.sql("select number from clinics.edition").query(Long.class).single());
    }

    private List<HealthUnit> units(Predicate<HealthUnit> which) {
        return rollout.healthUnits().stream().filter(which).toList();
    }

    private List<NearbyStop> everyStop() {
        var kingston = rollout.postalArea("K7L").orElseThrow().centre();
        return availability.timetable().near(kingston, DemoFixture.wanted(Set.of(), TODAY, LAST));
    }

    private static long sitesOf(List<NearbyStop> stops, int unit) {
        return stops.stream()
                .filter(stop -> Objects.equals(stop.site().healthUnit().value(), unit))
                .map(stop -> stop.site().id())
                .distinct()
                .count();
    }

    private static EligibilityQuestion question(int birthYear, boolean invited, Instant at) {
        return new EligibilityQuestion(KINGSTON, birthYear, Set.of(), invited, at);
    }
}
