package ca.dosebook.portal.choosing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The place that is suggested for the second dose. */
class SuggestionTests {

    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final Site SITE = new Site(
            new SiteId(Uuids.next()),
            new HealthUnitId(2233),
            SiteKind.MASS,
            new Bilingual("Hall", "Salle"),
            TORONTO,
            true);
    private static final Stop STOP = new Stop(
            new StopId(Uuids.next()), SITE.id(), SITE.name(), "1 Main Street", "Town", "N4K1A1", new GeoPoint(44, -80));

    /** A Wednesday. */
    private static final Slot FIRST = slot("2021-03-17", "11:15");

    private static final DoseWindow WINDOW =
            new DoseWindow(LocalDate.of(2021, 7, 7), LocalDate.of(2021, 7, 7), LocalDate.of(2021, 7, 21));

    @Test
    void is_the_same_weekday_closest_to_the_target_at_the_time_closest_to_the_first() {
        List<FreeSlot> free = List.of(
                free("2021-07-08", "11:15"),
                free("2021-07-14", "11:15"),
                free("2021-07-07", "09:00"),
                free("2021-07-07", "11:30"),
                free("2021-07-07", "10:45"));
        assertThat(suggested(free)).isEqualTo("2021-07-07T11:30");
    }

    @Test
    void is_a_later_week_on_the_same_weekday_rather_than_the_target_week_on_another() {
        assertThat(suggested(List.of(free("2021-07-08", "11:15"), free("2021-07-14", "15:00"))))
                .isEqualTo("2021-07-14T15:00");
    }

    @Test
    void is_the_day_closest_to_the_target_when_that_weekday_has_nothing_free() {
        assertThat(suggested(List.of(free("2021-07-12", "11:15"), free("2021-07-09", "16:00"))))
                .isEqualTo("2021-07-09T16:00");
    }

    @Test
    void is_nothing_when_nothing_is_free() {
        assertThat(Suggestion.after(FIRST, WINDOW, List.of())).isEmpty();
    }

    @Test
    void is_the_earlier_of_two_times_equally_far_from_the_first() {
        assertThat(suggested(List.of(free("2021-07-07", "11:30"), free("2021-07-07", "11:00"))))
                .isEqualTo("2021-07-07T11:00");
    }

    private static String suggested(List<FreeSlot> free) {
        return Suggestion.after(FIRST, WINDOW, free)
                .orElseThrow()
                .slot()
                .startsAt()
                .toLocalDateTime()
                .toString();
    }

    private static FreeSlot free(String day, String time) {
        return new FreeSlot(slot(day, time), 3);
    }

    private static Slot slot(String day, String time) {
        LocalDate date = LocalDate.parse(day);
        ClinicDay clinicDay = new ClinicDay(
                new ClinicDayId(Uuids.next()),
                SITE.id(),
                STOP.id(),
                date,
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                new ProductCode("PFIZER"),
                15,
                3);
        return new Slot(
                new SlotId(Uuids.next()),
                SITE,
                STOP,
                clinicDay,
                date.atTime(LocalTime.parse(time)).atZone(TORONTO));
    }
}
