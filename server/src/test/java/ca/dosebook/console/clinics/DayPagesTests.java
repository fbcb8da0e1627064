package ca.dosebook.console.clinics;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clinic days on the pages, one and many. */
class DayPagesTests extends ClinicsOnPages {

    private ClinicDay now(ClinicDay day) {
        return days.day(day.id()).orElseThrow();
    }

    @Test
    void a_day_is_planned_after_its_total_was_shown() {
        Browser browser = browser(lead);
        String path = sitePath() + "/days/add";

        Answer check = browser.post(
                path,
                and(plan("blocked", "10:00-10:30"), "date", today().plusDays(5).toString()));
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.body()).contains("60 people in all");
        Answer saved = save(browser, path, check);

        assertThat(saved.status()).isEqualTo(303);
        ClinicDay day = days.day(new ClinicDayId(UUID.fromString(id(saved)))).orElseThrow();
        assertThat(day.state()).isEqualTo(DayState.DRAFT);
        assertThat(day.slotCapacity()).isEqualTo(4);
        assertThat(browser.get(saved.location().orElseThrow()).body())
                .contains("planned as a draft")
                .contains("Check and publish");
        assertThat(save(browser, path, check).status()).as("the same again").isEqualTo(422);
    }

    @Test
    void closing_before_opening_and_a_day_in_the_past_are_refused_with_what_was_typed() {
        Answer answer = browser(lead)
                .post(
                        sitePath() + "/days/add",
                        and(
                                plan("opens", "17:00", "closes", "9:00", "places", "many", "forGroups", "3"),
                                "date",
                                today().minusDays(1).toString()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("It must close after it opens")
                .contains("The date is past")
                .contains("value=\"many\"")
                .contains("href=\"#places\"")
                .contains("href=\"#groups\"");
    }

    @Test
    void too_few_staff_and_too_many_places_kept_back_are_refused() {
        String path = sitePath() + "/days/add";
        String date = today().plusDays(5).toString();

        assertThat(browser(lead)
                        .post(path, and(plan("seats", "staff", "vaccinators", "1", "minutes", "15"), "date", date))
                        .body())
                .contains("href=\"#vaccinators\"");
        assertThat(browser(lead)
                        .post(
                                path,
                                and(plan("forGroups", "3", "forPhone", "2", "groups", "LONG_TERM_CARE"), "date", date))
                        .body())
                .contains("A slot has 4 places");
        assertThat(browser(lead)
                        .post(path, and(plan("seats", "staff", "vaccinators", "3", "minutes", "7"), "date", date))
                        .body())
                .contains("72 people in all");
    }

    @Test
    void one_day_is_changed_after_what_will_happen_was_shown() {
        ClinicDay day = published(4);
        Browser browser = browser(lead);

        Answer check = browser.post(dayPath(day) + "/change", plan("opens", "8:00", "closes", "10:00"));
        assertThat(check.body()).contains("This day will be changed").contains("12 before, 48 after");
        assertThat(now(day)).isEqualTo(day);
        assertThat(save(browser, dayPath(day) + "/change", check).status()).isEqualTo(303);

        assertThat(now(day).opens()).isEqualTo(LocalTime.of(8, 0));
        assertThat(days.slotsOf(day.id())).hasSize(12).allMatch(slot -> slot.capacity() == 4);
        assertThat(browser.get(dayPath(day)).body()).contains("8:00").contains("Move people to other times");
    }

    @Test
    void a_change_that_would_take_someones_place_is_shown_with_the_way_to_move_them_and_not_made() {
        ClinicDay day = published(4);
        take(day, 0);
        Browser browser = browser(lead);

        Answer check = browser.post(dayPath(day) + "/change", plan("opens", "9:30", "closes", "10:00"));

        assertThat(check.body())
                .contains("People would lose their place")
                .contains("1 slot has people in the way")
                .contains(dayPath(day) + "/move")
                .doesNotContain("value=\"save\"");
        assertThat(save(browser, dayPath(day) + "/change", check).status()).isEqualTo(409);
        assertThat(days.slotsOf(day.id())).hasSize(6);
    }

    @Test
    void many_days_are_changed_at_once_and_taken_back() {
        ClinicDay first = published(4);
        ClinicDay second = aDraft(5);
        Browser browser = browser(lead);
        String list = "/en/console/clinics/bulk?site=" + stop.site().value();
        assertThat(browser.get(list).body()).contains("2 clinic days");

        Answer edit = browser.post(
                "/en/console/clinics/bulk/edit", "site", stop.site().value().toString(), "all", "yes");
        assertThat(edit.body())
                .contains("Change 2 days")
                .contains(first.id().value().toString())
                .contains(second.id().value().toString());
        Answer check = browser.post(
                "/en/console/clinics/bulk",
                "day",
                first.id().value().toString(),
                "day",
                second.id().value().toString(),
                "seats",
                "places",
                "places",
                "3",
                "blocked",
                "9:00-9:10");
        assertThat(check.body()).contains("These 2 days will be changed").contains("24 before, 30 after");
        assertThat(save(browser, "/en/console/clinics/bulk", check).status()).isEqualTo(303);
        assertThat(days.slotsOf(first.id())).hasSize(5).allMatch(slot -> slot.capacity() == 3);
        assertThat(now(second).slotCapacity()).isEqualTo(3);

        assertThat(browser.get("/en/console/clinics").body()).contains("Take the last change back");
        assertThat(browser.post("/en/console/clinics/bulk/undo").body()).contains("The last change is taken back");
        assertThat(now(first)).isEqualTo(first);
        assertThat(now(second)).isEqualTo(second);
        assertThat(browser.get("/en/console/clinics").body()).doesNotContain("Take the last change back");
    }

    @Test
    void nothing_chosen_and_nothing_filled_in_are_said() {
        ClinicDay day = aDraft(5);
        Browser browser = browser(lead);

        assertThat(browser.post("/en/console/clinics/bulk/edit").status()).isEqualTo(422);
        Answer nothing =
                browser.post("/en/console/clinics/bulk", "day", day.id().value().toString());
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("Fill in at least one thing to change");
    }

    @Test
    void a_day_beyond_reach_is_not_there_alone_or_among_others() {
        ClinicDay day = published(4);
        Staff elsewhere = leadOf(fixture.healthUnit(2233));

        assertThat(browser(elsewhere).get(dayPath(day)).status()).isEqualTo(404);
        assertThat(browser(elsewhere).post(dayPath(day) + "/change", plan()).status())
                .isEqualTo(404);
        assertThat(browser(elsewhere)
                        .post(
                                "/en/console/clinics/bulk",
                                "step",
                                "save",
                                "day",
                                day.id().value().toString(),
                                "seats",
                                "places",
                                "places",
                                "9")
                        .status())
                .isEqualTo(404);
        assertThat(refusals(day.id().value())).isEqualTo(3);
        assertThat(now(day)).isEqualTo(day);
    }

    @Test
    void a_draft_is_taken_away_and_a_published_day_is_not() {
        ClinicDay draft = aDraft(5);
        ClinicDay open = published(6);

        browser(lead).post(dayPath(draft) + "/remove");
        browser(lead).post(dayPath(open) + "/remove");

        assertThat(days.day(draft.id())).isEmpty();
        assertThat(days.day(open.id())).isPresent();
    }
}
