package ca.dosebook.clinics.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.DayDetails;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.clinics.planning.Holidays;
import ca.dosebook.clinics.publishing.Finding.Rule;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule refuses what it is for, and lets the rest pass. */
class PublishingRulesTests {

    private static final Instant NOW = Instant.parse("2021-03-20T15:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2021, 3, 29);
    private static final LocalDate SECOND = DAY.plusDays(112);
    private static final PersonGroup WORKERS = PersonGroup.HEALTH_CARE_WORKER;

    private final Site arena = site("Harbour Arena", false);
    private final Stop atArena = stop(arena, "1 Water Street", false);
    private final List<Planned> chosen = new ArrayList<>();
    private final List<Planned> others = new ArrayList<>();
    private Optional<Unseen> unseen = Optional.empty();
    private Optional<DosesLacking.Lack> lack = Optional.empty();

    private static Site site(String name, boolean closed) {
        return new Site(
                new SiteId(Uuids.next()),
                new HealthUnitId(2233),
                SiteKind.MASS,
                new Bilingual(name, name),
                ClinicsFixture.TORONTO,
                true,
                10,
                new Bilingual("", ""),
                closed);
    }

    private static Stop stop(Site site, String street, boolean left) {
        return new Stop(
                new StopId(Uuids.next()),
                site.id(),
                site.name(),
                street,
                "Owen Sound",
                "N4K1A1",
                ClinicsFixture.OWEN_SOUND,
                1,
                left);
    }

    /** Six slots of ten minutes from nine, two vaccinators who take ten minutes a dose: two people a slot. */
    private static ClinicDay day(Stop stop, LocalDate day) {
        return new ClinicDay(
                new ClinicDayId(Uuids.next()),
                stop.site(),
                stop.id(),
                day,
                LocalTime.of(9, 0),
                LocalTime.of(10, 0),
                ClinicsFixture.PFIZER,
                10,
                2,
                DayDetails.DRAFT.staffed(Optional.of(new Staffing(2, 10))));
    }

    private void choose(ClinicDay day) {
        chosen.add(Planned.draft(day, arena, atArena));
    }

    private void publishedAtArena(LocalDate day, int free) {
        others.add(new Planned(day(atArena, day), arena, atArena, free));
    }

    private List<Rule> found() {
        return PublishingRules.check(new PublishingRules.Facts(
                        NOW,
                        chosen,
                        others,
                        planned -> unseen,
                        (product, day) ->
                                Optional.of(new DoseWindow(day.plusDays(112), day.plusDays(112), day.plusDays(126))),
                        Holidays::isHoliday,
                        planned -> lack))
                .stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void a_day_without_enough_doses_has_to_be_looked_at() {
        choose(day(atArena, DAY));
        publishedAtArena(SECOND, 12);
        lack = Optional.of(new DosesLacking.Lack(4, 12));
        assertThat(found()).containsExactly(Rule.STOCK_SHORT);
        assertThat(Rule.STOCK_SHORT.severity()).isEqualTo(Finding.Severity.WARNING);
    }

    @Test
    void a_day_with_everything_is_let_through() {
        choose(day(atArena, DAY));
        publishedAtArena(SECOND, 12);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_day_that_is_over_is_refused() {
        choose(day(atArena, LocalDate.of(2021, 3, 19)));
        publishedAtArena(LocalDate.of(2021, 3, 19).plusDays(112), 12);
        assertThat(found()).containsExactly(Rule.PAST);
    }

    @Test
    void a_day_whose_hours_are_all_blocked_is_refused() {
        ClinicDay day = day(atArena, DAY);
        choose(day.with(day.details().blocking(List.of(new Span(LocalTime.of(9, 0), LocalTime.of(10, 0))))));
        publishedAtArena(SECOND, 12);
        assertThat(found()).containsExactly(Rule.NO_HOURS);
    }

    @Test
    void a_day_with_no_staff_is_refused() {
        ClinicDay day = day(atArena, DAY);
        choose(day.with(day.details().staffed(Optional.empty())));
        publishedAtArena(SECOND, 12);
        assertThat(found()).containsExactly(Rule.NO_STAFF);
    }

    @Test
    void a_clinic_day_with_no_clinic_is_refused() {
        Site gone = site("Old Hall", true);
        Stop stop = stop(gone, "2 Water Street", false);
        chosen.add(Planned.draft(day(stop, DAY), gone, stop));
        publishedAtArena(SECOND, 12);
        assertThat(found()).containsExactly(Rule.SITE_CLOSED);

        chosen.clear();
        Stop left = stop(arena, "3 Water Street", true);
        chosen.add(Planned.draft(day(left, DAY), arena, left));
        assertThat(found()).containsExactly(Rule.STOP_NOT_IN_USE);
    }

    @Test
    void two_days_of_one_stop_at_the_same_hours_are_refused_and_one_after_the_other_are_not() {
        choose(day(atArena, DAY));
        choose(day(atArena, DAY).open(LocalTime.of(9, 30), LocalTime.of(11, 0)));
        publishedAtArena(SECOND, 120);
        assertThat(found()).containsExactly(Rule.OVERLAP, Rule.OVERLAP);

        chosen.removeLast();
        choose(day(atArena, DAY).open(LocalTime.of(10, 0), LocalTime.of(11, 0)));
        assertThat(found()).isEmpty();
    }

    @Test
    void a_day_over_a_published_one_is_refused() {
        choose(day(atArena, DAY));
        publishedAtArena(DAY, 0);
        publishedAtArena(SECOND, 120);
        assertThat(found()).containsExactly(Rule.OVERLAP);
    }

    @Test
    void one_address_under_two_sites_is_refused_and_the_house_next_door_is_not() {
        choose(day(atArena, DAY));
        publishedAtArena(SECOND, 120);
        Site twin = site("The Arena", false);
        Stop same = stop(twin, "1  WATER street", false);
        others.add(new Planned(day(same, DAY), twin, same, 0));
        assertThat(found()).containsExactly(Rule.SAME_ADDRESS);

        others.removeLast();
        Stop next = stop(twin, "3 Water Street", false);
        others.add(new Planned(day(next, DAY), twin, next, 0));
        assertThat(found()).isEmpty();
    }

    @Test
    void a_day_nobody_would_see_is_refused_with_the_reason() {
        choose(day(atArena, DAY));
        publishedAtArena(SECOND, 12);
        unseen = Optional.of(Unseen.UNIT_NOT_OPEN);
        assertThat(found()).containsExactly(Rule.UNIT_NOT_OPEN);
        unseen = Optional.of(Unseen.BOOKED_ELSEWHERE);
        assertThat(found()).containsExactly(Rule.BOOKED_ELSEWHERE);
        unseen = Optional.of(Unseen.GROUPS_NOT_ELIGIBLE);
        assertThat(found()).containsExactly(Rule.GROUPS_NOT_ELIGIBLE);
    }

    @Test
    void a_day_kept_for_the_telephone_alone_is_refused_and_one_for_a_group_is_not() {
        ClinicDay day = day(atArena, DAY);
        choose(day.with(day.details().keeping(new Reserves(Set.of(), 0, 2))));
        publishedAtArena(SECOND, 12);
        assertThat(found()).containsExactly(Rule.ALL_RESERVED);

        chosen.clear();
        choose(day.with(day.details().keeping(new Reserves(Set.of(WORKERS), 2, 0))));
        assertThat(found()).isEmpty();
    }

    @Test
    void a_day_with_no_place_for_the_next_dose_is_refused() {
        choose(day(atArena, DAY));
        assertThat(found()).containsExactly(Rule.NO_NEXT_DOSE);
        publishedAtArena(SECOND, 0);
        assertThat(found()).containsExactly(Rule.NO_NEXT_DOSE);
        publishedAtArena(SECOND.minusDays(1), 12);
        assertThat(found()).containsExactly(Rule.NO_NEXT_DOSE);
    }

    @Test
    void days_for_the_next_dose_can_be_published_with_the_first_and_need_none_behind_them() {
        choose(day(atArena, DAY));
        choose(day(atArena, SECOND));
        assertThat(found()).isEmpty();
    }

    @Test
    void too_few_places_for_the_next_dose_are_to_be_looked_at_counting_what_others_need() {
        choose(day(atArena, DAY));
        publishedAtArena(SECOND, 12);
        assertThat(found()).isEmpty();

        publishedAtArena(DAY.minusDays(3), 1);
        assertThat(found()).containsExactly(Rule.TOO_FEW_NEXT_DOSES);
        assertThat(Rule.TOO_FEW_NEXT_DOSES.severity()).isEqualTo(Finding.Severity.WARNING);
    }

    @Test
    void an_interval_that_lands_on_a_holiday_is_refused_and_one_with_another_day_is_to_be_looked_at() {
        chosen.add(Planned.draft(day(atArena, LocalDate.of(2021, 5, 17)), arena, atArena));
        publishedAtArena(LocalDate.of(2021, 9, 6), 12); // Labour Day
        assertThat(found()).containsExactly(Rule.NEXT_DOSE_ON_HOLIDAYS);
        publishedAtArena(LocalDate.of(2021, 9, 7), 12);
        assertThat(found()).containsExactly(Rule.NEXT_DOSE_NEAR_HOLIDAY);
    }

    @Test
    void a_holiday_is_to_be_looked_at() {
        LocalDate goodFriday = LocalDate.of(2021, 4, 2);
        choose(day(atArena, goodFriday));
        publishedAtArena(goodFriday.plusDays(112), 12);
        assertThat(found()).containsExactly(Rule.HOLIDAY);
    }

    @Test
    void a_rate_no_clinic_ever_reached_is_refused_and_a_high_one_is_to_be_looked_at() {
        choose(day(atArena, DAY).holding(10, 18)); // 54 people an hour for each of two vaccinators
        publishedAtArena(SECOND, 1000);
        assertThat(found()).containsExactly(Rule.RATE_NEVER_REACHED);

        chosen.clear();
        choose(day(atArena, DAY).holding(10, 16)); // 48
        assertThat(found()).containsExactly(Rule.RATE_HIGH);

        chosen.clear();
        choose(day(atArena, DAY).holding(10, 4)); // 12
        assertThat(found()).isEmpty();
    }

    @Test
    void more_vaccinators_than_lanes_are_refused() {
        ClinicDay day = day(atArena, DAY);
        choose(day.with(day.details().staffed(Optional.of(new Staffing(11, 10)))));
        publishedAtArena(SECOND, 12);
        assertThat(found()).containsExactly(Rule.MORE_STAFF_THAN_LANES);
    }

    @Test
    void where_there_are_no_lanes_as_many_vaccinators_work_as_are_planned() {
        Site hospital = new Site(
                new SiteId(Uuids.next()),
                new HealthUnitId(2233),
                SiteKind.HOSPITAL,
                new Bilingual("Harbour Hospital", "Hôpital du Port"),
                ClinicsFixture.TORONTO,
                true);
        Stop ward = stop(hospital, "2 Hill Street", false);
        chosen.add(Planned.draft(day(ward, DAY), hospital, ward));
        publishedAtArena(SECOND, 12);
        assertThat(found()).isEmpty();
    }
}
