package ca.dosebook.console.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.days.DayDetails;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.keeping.Shipment;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From drafts to days that residents see. */
class PublishPagesTests extends ClinicPagesTest {

    @Autowired
    private Lots lots;

    @Autowired
    private StockKeeping keeping;

    private ClinicDay draft(Stop stop, LocalDate day, boolean staffed) {
        var draft = new ClinicDay(
                new ClinicDayId(Uuids.next()),
                stop.site(),
                stop.id(),
                day,
                LocalTime.of(9, 0),
                LocalTime.of(10, 0),
                ClinicsFixture.PFIZER,
                10,
                1,
                staffed ? DayDetails.DRAFT.staffed(Optional.of(new Staffing(1, 10))) : DayDetails.DRAFT);
        clinicsBean.draft(stop.site(), List.of(draft));
        return draft;
    }

    /** A building with an address of its own: the other tests' clinics stand at one and the same. */
    private Stop aSite(HealthUnitId unit) {
        Stop stop = clinics.aSite(unit);
        jdbc.sql("update clinics.stop set street = :street where stop_id = :stop")
                .param("street", stop.id().value() + " Water Street")
                .param("stop", stop.id().value())
                .update();
        return stop;
    }

    private static String publish(String language, Stop stop) {
        return "/" + language + "/console/clinics/publish?site=" + stop.site().value();
    }

    private DayState state(ClinicDay day) {
        return clinicsBean.day(day.id()).orElseThrow().state();
    }

    @Test
    void a_phantom_is_refused_and_the_rest_is_looked_at_and_published_once() {
        Stop stop = aSite(GREY_BRUCE);
        ClinicDay fine = draft(stop, FIRST_DAY, true);
        ClinicDay second = draft(stop, FIRST_DAY.plusDays(112), true);
        ClinicDay phantom = draft(stop, FIRST_DAY.plusDays(1), false);
        Browser staff = browser(lead);
        assertThat(staff.get("/en/console/clinics/publish").body()).contains("Harbour Arena", "3 drafts");
        assertThat(staff.get(publish("en", stop)).body()).contains("March\u00a029, 2021", "checked");

        assertThat(staff.post(
                                "/en/console/clinics/publish",
                                "site",
                                stop.site().value().toString())
                        .body())
                .contains("Tick at least one day");
        Answer chosen = staff.post(
                "/en/console/clinics/publish",
                "site",
                stop.site().value().toString(),
                "day",
                fine.id().value().toString(),
                "day",
                second.id().value().toString(),
                "day",
                phantom.id().value().toString());
        String check = chosen.location().orElseThrow();
        assertThat(staff.get(check).body())
                .contains("No staff are planned for the day", "Go on without these days")
                .contains("/en/console/clinics/days/" + phantom.id().value())
                .doesNotContain("Publish these days</");
        assertThat(staff.post(check).status()).isEqualTo(422);
        assertThat(state(fine)).isEqualTo(DayState.DRAFT);

        String without = "/en/console/clinics/publish/check?site=" + stop.site().value() + "&without="
                + phantom.id().value();
        Answer published = staff.post(without, "looked", "yes");
        assertThat(published.status()).isEqualTo(303);
        assertThat(staff.get(published.location().orElseThrow()).body())
                .contains("/en/console/clinics/days/" + fine.id().value())
                .contains("Publish more days of this site");
        assertThat(state(fine)).isEqualTo(DayState.PUBLISHED);
        assertThat(state(second)).isEqualTo(DayState.PUBLISHED);
        assertThat(state(phantom)).isEqualTo(DayState.DRAFT);
        assertThat(written("CLINIC_DAYS_PUBLISHED", lead)).isEqualTo(2);

        assertThat(staff.post(without, "looked", "yes").status()).isEqualTo(303);
        assertThat(written("CLINIC_DAYS_PUBLISHED", lead)).isEqualTo(2);
    }

    @Test
    void a_hidden_clinic_is_refused_with_the_reason() {
        var closed = new HealthUnitId(2235);
        Staff there = fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(closed.value()));
        Stop stop = aSite(closed);
        draft(stop, FIRST_DAY, true);
        draft(stop, FIRST_DAY.plusDays(112), true);
        String page = browser(there)
                .get("/en/console/clinics/publish/check?site=" + stop.site().value())
                .body();
        assertThat(page).contains("Nobody could book it", "no opening before it is announced");
    }

    @Test
    void too_few_doses_are_a_warning_where_stock_is_kept() {
        Stop stop = aSite(GREY_BRUCE);
        draft(stop, FIRST_DAY, true);
        draft(stop, FIRST_DAY.plusDays(112), true);
        String check = "/console/clinics/publish/check?site=" + stop.site().value();
        assertThat(browser(lead).get("/en" + check).body()).doesNotContain("too few doses");

        Lot lot = new Lot(
                LotId.next(),
                ClinicsFixture.PFIZER,
                "P" + stop.id().value().toString().substring(24),
                FIRST_DAY,
                Optional.empty());
        lots.add(lot, lead.signedIn().actor());
        keeping.receive(
                new Shipment(
                        Uuids.next(), stop.site(), List.of(new Shipment.Line(lot.id(), true, Optional.empty(), 4, 4))),
                lead.signedIn().actor());

        assertThat(browser(lead).get("/en" + check).body())
                .contains("6 people may need one on this day, and its stock is enough for 4")
                .contains("and its stock is enough for 0")
                .contains("Publish these days</");
        assertThat(browser(lead).get("/fr" + check).body()).contains("n’a pas assez de doses");
    }

    @Test
    void a_warning_is_published_only_by_who_says_that_they_looked() {
        Stop stop = aSite(GREY_BRUCE);
        ClinicDay goodFriday = draft(stop, LocalDate.of(2021, 4, 2), true);
        draft(stop, LocalDate.of(2021, 4, 2).plusDays(112), true);
        Browser staff = browser(lead);
        String check = "/en/console/clinics/publish/check?site=" + stop.site().value();
        assertThat(staff.get(check).body()).contains("The day is a holiday", "I have looked at this");

        assertThat(staff.post(check).status()).isEqualTo(422);
        assertThat(state(goodFriday)).isEqualTo(DayState.DRAFT);
        assertThat(staff.post(check, "looked", "yes").status()).isEqualTo(303);
        assertThat(state(goodFriday)).isEqualTo(DayState.PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void a_resident_of_a_postal_code_is_shown_the_drafts_and_whether_they_may_book(String language) {
        Stop stop = aSite(GREY_BRUCE);
        draft(stop, FIRST_DAY, true);
        Browser staff = browser(lead);
        later();
        String eye = "/" + language + "/console/clinics/publish/eye?site="
                + stop.site().value();

        Answer wrong = staff.post(eye, "place", "nowhere", "birthYear", "38");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"nowhere\"", "value=\"38\"");
        String old = staff.post(eye, "place", "N4K 1A1", "birthYear", "1938").body();
        assertThat(old)
                .contains(language.equals("en") ? "Bookings are open to" : "ouverte")
                .contains(language.equals("en") ? "This is a preview" : "Ceci est un aperçu")
                .contains(language.equals("en") ? "March\u00a029, 2021 at 9:00" : "29\u00a0mars 2021 à 9")
                .contains(language.equals("en") ? "not published yet" : "pas encore publiées")
                .doesNotContain("publishing.", "{0}");
        String young = staff.post(eye, "place", "N4K 1A1", "birthYear", "1990").body();
        assertThat(young).contains(language.equals("en") ? "not yet for this year of birth" : "année de naissance");
        assertThat(staff.addressesAndHeaders()).noneMatch(seen -> seen.contains("N4K"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/check", "/eye", "/done"})
    void a_site_of_another_health_unit_is_answered_like_one_that_does_not_exist(String page) {
        Stop stop = aSite(GREY_BRUCE);
        Staff stranger = fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(2241));
        Answer answer = browser(stranger)
                .get("/en/console/clinics/publish" + page + "?site="
                        + stop.site().value());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(written("ACCESS_REFUSED", stranger)).isEqualTo(1);
    }
}
