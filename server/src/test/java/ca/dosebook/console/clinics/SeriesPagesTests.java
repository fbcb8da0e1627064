package ca.dosebook.console.clinics;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.days.SeriesId;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Repeating clinics on the pages. */
class SeriesPagesTests extends ClinicsOnPages {

    /** Two weeks, every day of the week, holidays too: fourteen days whatever today is. */
    private String[] series(LocalDate from, String... changed) {
        return and(
                plan(changed),
                "name",
                "Every morning",
                "version",
                "0",
                "weekday",
                "MONDAY",
                "weekday",
                "TUESDAY",
                "weekday",
                "WEDNESDAY",
                "weekday",
                "THURSDAY",
                "weekday",
                "FRIDAY",
                "weekday",
                "SATURDAY",
                "weekday",
                "SUNDAY",
                "everyWeeks",
                "1",
                "from",
                from.toString(),
                "until",
                from.plusDays(13).toString(),
                "holidays",
                "yes");
    }

    private SeriesId planned(Browser browser) {
        String path = sitePath() + "/repeating/add";
        Answer check = browser.post(path, series(today().plusDays(1)));
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.body()).contains("14 new drafts").contains("1,008 people in all");
        Answer saved = save(browser, path, check);
        assertThat(saved.status()).isEqualTo(303);
        return new SeriesId(UUID.fromString(id(saved)));
    }

    private List<ClinicDay> daysOf(SeriesId series) {
        return clinics.days(stop.site(), series);
    }

    private static String path(SeriesId series) {
        return "/en/console/clinics/repeating/" + series.value();
    }

    @Test
    void a_repeating_clinic_is_planned_changed_and_ended_as_one_thing() {
        Browser browser = browser(lead);
        SeriesId series = planned(browser);
        assertThat(daysOf(series)).hasSize(14);
        assertThat(browser.get(path(series)).body()).contains("Every morning").contains("Draft");

        String[] later = series(today().plusDays(1), "opens", "10:00");
        later[Arrays.asList(later).indexOf("version") + 1] = "1";
        Answer check = browser.post(path(series) + "/change", later);
        assertThat(check.body()).contains("These 14 days change");
        assertThat(save(browser, path(series) + "/change", check).status()).isEqualTo(303);
        assertThat(daysOf(series)).allMatch(day -> day.opens().equals(LocalTime.of(10, 0)));

        Answer late = browser.post(path(series) + "/change", later);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Someone changed this meanwhile");
        assertThat(browser.post(path(series) + "/end", "version", "1").status()).isEqualTo(409);
        assertThat(browser.post(path(series) + "/end", "version", "2").status()).isEqualTo(303);
        assertThat(daysOf(series)).isEmpty();
        assertThat(browser.get(path(series) + "/change").status()).isEqualTo(404);
    }

    @Test
    void before_saving_the_page_says_which_days_keep_their_own_and_which_have_people_in_the_way() {
        Browser browser = browser(lead);
        SeriesId series = planned(browser);
        ClinicDay own = daysOf(series).getFirst();
        Answer check = browser.post(dayPath(own) + "/change", plan("closes", "14:00"));
        save(browser, dayPath(own) + "/change", check);
        ClinicDay full = daysOf(series).get(1);
        days.publish(List.of(full.id()));
        take(full, 0);

        String[] later = series(today().plusDays(1), "opens", "9:10");
        later[Arrays.asList(later).indexOf("version") + 1] = "1";
        Answer shown = browser.post(path(series) + "/change", later);

        assertThat(shown.body())
                .contains("Keeps its own: hours")
                .contains("People would lose their place")
                .contains(dayPath(full) + "/move");
    }

    @Test
    void a_draft_that_is_taken_away_does_not_come_again() {
        Browser browser = browser(lead);
        SeriesId series = planned(browser);
        ClinicDay gone = daysOf(series).get(3);

        browser.post(dayPath(gone) + "/remove");

        assertThat(daysOf(series)).hasSize(13);
        assertThat(repeating.find(series).orElseThrow().pattern().leftOut()).containsExactly(gone.day());
    }

    @Test
    void what_is_wrong_is_said_and_what_was_typed_comes_back() {
        Answer answer = browser(lead)
                .post(
                        sitePath() + "/repeating/add",
                        and(
                                plan("blocked", "at noon"),
                                "name",
                                "Mornings",
                                "everyWeeks",
                                "0",
                                "from",
                                today().minusDays(3).toString(),
                                "until",
                                today().minusDays(9).toString(),
                                "leftOut",
                                "Easter"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"Mornings\"")
                .contains("value=\"at noon\"")
                .contains("href=\"#weekday\"")
                .contains("href=\"#everyWeeks\"")
                .contains("href=\"#from\"")
                .contains("href=\"#until\"")
                .contains("href=\"#leftOut\"")
                .contains("href=\"#blocked\"");
    }

    @Test
    void a_repeating_clinic_of_another_unit_is_not_there() {
        SeriesId series = planned(browser(lead));
        Staff elsewhere = leadOf(fixture.healthUnit(2233));

        assertThat(browser(elsewhere).get(path(series)).status()).isEqualTo(404);
        assertThat(browser(elsewhere)
                        .post(path(series) + "/end", "version", "1")
                        .status())
                .isEqualTo(404);
        assertThat(refusals(series.value())).isEqualTo(2);
        assertThat(daysOf(series)).hasSize(14);
    }
}
