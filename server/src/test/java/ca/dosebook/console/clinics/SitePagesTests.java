package ca.dosebook.console.clinics;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Stop;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites and routes on the pages, and who reaches them. */
class SitePagesTests extends ClinicsOnPages {

    private static String[] site(String... changed) {
        return and(
                new String[] {
                    "english",
                    "Memorial Hall",
                    "french",
                    "Salle commémorative",
                    "access",
                    "yes",
                    "lanes",
                    "4",
                    "directionsEnglish",
                    "Door B, from the car park.",
                    "directionsFrench",
                    "Porte B, côté stationnement.",
                    "street",
                    "216 Ontario Street",
                    "town",
                    "Kingston",
                    "postalCode",
                    "k7l2z3"
                },
                changed);
    }

    private Answer add(Staff staff, String... changed) {
        return browser(staff).post("/en/console/clinics/sites/add", site(changed));
    }

    @Test
    void a_site_is_added_with_its_address_and_its_place_on_the_map_is_that_of_its_postal_area() {
        Answer answer = add(lead, "kind", "MASS", "unit", "2241");

        assertThat(answer.status()).isEqualTo(303);
        SiteId id = new SiteId(UUID.fromString(id(answer)));
        Site added = clinics.site(id).orElseThrow();
        assertThat(added.lanes()).isEqualTo(4);
        assertThat(added.zone().getId()).isEqualTo("America/Toronto");
        assertThat(added.directions().fr()).isEqualTo("Porte B, côté stationnement.");
        Stop address = clinics.stops(id).getFirst();
        assertThat(address.postalCode()).isEqualTo("K7L2Z3");
        assertThat(address.point().latitude()).isBetween(44.0, 44.5);
        assertThat(browser(lead).get(answer.location().orElseThrow()).body())
                .contains("The site is added")
                .contains("Memorial Hall")
                .contains("Door B");
    }

    @Test
    void what_is_wrong_is_said_and_what_was_typed_comes_back() {
        Answer answer = browser(lead)
                .post(
                        "/en/console/clinics/sites/add",
                        "english",
                        "Hall <b>",
                        "lanes",
                        "0",
                        "kind",
                        "MASS",
                        "postalCode",
                        "D7L",
                        "directionsEnglish",
                        "Door B");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"Hall &lt;b")
                .contains("href=\"#unit\"")
                .contains("href=\"#french\"")
                .contains("href=\"#access\"")
                .contains("href=\"#lanes\"")
                .contains("href=\"#postalCode\"")
                .contains("href=\"#directionsFrench\"");
    }

    @Test
    void a_site_in_kenora_has_central_time_unless_another_is_chosen() {
        Staff operator = fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province());

        Answer kenora = add(operator, "kind", "HOSPITAL", "unit", "2249");
        Answer atikokan = add(operator, "kind", "HOSPITAL", "unit", "2249", "zone", "America/Atikokan");

        assertThat(clinics.site(new SiteId(UUID.fromString(id(kenora))))
                        .orElseThrow()
                        .zone()
                        .getId())
                .isEqualTo("America/Winnipeg");
        assertThat(clinics.site(new SiteId(UUID.fromString(id(atikokan))))
                        .orElseThrow()
                        .zone()
                        .getId())
                .isEqualTo("America/Atikokan");
    }

    @Test
    void a_lead_adds_sites_in_the_own_unit_only_and_a_hospitals_lead_nowhere() {
        assertThat(add(lead, "kind", "MASS", "unit", "2233").status()).isEqualTo(422);
        Staff ofHospital = leadOf(fixture.hospital(KINGSTON, stop.site().value()));

        assertThat(browser(ofHospital).get("/en/console/clinics/sites/add").status())
                .isEqualTo(403);
        assertThat(add(ofHospital, "kind", "HOSPITAL", "unit", "2241").status()).isEqualTo(403);
        assertThat(browser(ofHospital).get(sitePath()).status()).isEqualTo(200);
        assertThat(browser(ofHospital).post(sitePath() + "/change", site()).status())
                .isEqualTo(303);
    }

    @Test
    void a_site_of_another_unit_is_not_there_and_asking_is_written_down() {
        Staff elsewhere = leadOf(fixture.healthUnit(2233));
        Staff ofHospital = leadOf(fixture.hospital(KINGSTON));

        assertThat(browser(elsewhere).get(sitePath()).status()).isEqualTo(404);
        assertThat(browser(ofHospital).post(sitePath() + "/close").status()).isEqualTo(404);
        assertThat(refusals(stop.site().value())).isEqualTo(2);
        assertThat(browser(elsewhere).get("/en/console/clinics/sites").body())
                .doesNotContain(stop.site().value().toString());
        assertThat(clinics.site(stop.site()).orElseThrow().closed()).isFalse();
    }

    @Test
    void a_site_with_published_days_ahead_is_not_closed_and_a_closed_one_gets_no_days() {
        published(3);
        Answer refused = browser(lead).post(sitePath() + "/close");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Move or cancel it first");

        Stop empty = sites.aSite(new HealthUnitId(KINGSTON));
        String path = "/en/console/clinics/sites/" + empty.site().value();
        assertThat(browser(lead).post(path + "/close").status()).isEqualTo(303);
        assertThat(clinics.site(empty.site()).orElseThrow().closed()).isTrue();
        assertThat(browser(lead).get(path + "/repeating/add").status()).isEqualTo(404);
        assertThat(browser(lead).get(path + "/days/add").status()).isEqualTo(404);
        assertThat(browser(lead).post(path + "/reopen").status()).isEqualTo(303);
        assertThat(browser(lead).get(path + "/days/add").status()).isEqualTo(200);
    }

    @Test
    void the_zone_stays_while_people_were_told_a_time() {
        published(3);

        Answer answer = browser(lead).post(sitePath() + "/change", site("zone", "America/Winnipeg"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#zone\"");
        assertThat(clinics.site(stop.site()).orElseThrow().zone().getId()).isEqualTo("America/Toronto");
    }

    @Test
    void the_route_of_a_mobile_clinic_is_added_to_reordered_left_and_taken_up_again() {
        Answer added = add(lead, "kind", "MOBILE", "unit", "2241", "placeEnglish", "Church", "placeFrench", "Église");
        String path = "/en/console/clinics/sites/" + id(added);
        SiteId id = new SiteId(UUID.fromString(id(added)));
        assertThat(clinics.site(id).orElseThrow().kind()).isEqualTo(SiteKind.MOBILE);
        Answer second =
                browser(lead).post(path + "/stops/add", site("placeEnglish", "Library", "placeFrench", "Bibliothèque"));
        assertThat(second.status()).isEqualTo(303);
        Stop library = clinics.stops(id).get(1);

        browser(lead).post(path + "/stops/" + library.id().value() + "/up");
        assertThat(clinics.stops(id)).extracting(stop -> stop.place().en()).containsExactly("Library", "Church");

        browser(lead).post(path + "/stops/" + library.id().value() + "/leave");
        assertThat(clinics.stops(id).getFirst().left()).isTrue();
        Answer last = browser(lead)
                .post(path + "/stops/" + clinics.stops(id).get(1).id().value() + "/leave");
        assertThat(last.status()).isEqualTo(409);
        browser(lead).post(path + "/stops/" + library.id().value() + "/back");
        assertThat(clinics.stops(id).getFirst().left()).isFalse();
    }

    @Test
    void a_building_has_one_address_which_can_be_changed() {
        assertThat(browser(lead).get(sitePath() + "/stops/add").status()).isEqualTo(404);
        String path = sitePath() + "/stops/" + stop.id().value();

        Answer wrong = browser(lead)
                .post(
                        path,
                        site("placeEnglish", "Hall", "placeFrench", "Salle", "latitude", "-76.5", "longitude", "44"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#latitude\"");
        Answer right = browser(lead)
                .post(
                        path,
                        site(
                                "placeEnglish",
                                "Hall",
                                "placeFrench",
                                "Salle",
                                "latitude",
                                "44.25",
                                "longitude",
                                "−76,5"));
        assertThat(right.status()).isEqualTo(303);
        assertThat(clinics.stops(stop.site()).getFirst().point().longitude()).isEqualTo(-76.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "week", "month", "no such view"})
    void the_calendar_shows_a_clinic_day(String view) {
        published(0);

        Answer answer = browser(lead)
                .get("/en/console/clinics/calendar?view=" + view.replace(" ", "+") + "&date=" + today() + "&site="
                        + stop.site().value());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(view.equals("month") ? "1 clinic" : "Harbour Arena");
    }

    @Test
    void today_is_the_first_page_in_both_languages() {
        take(published(0), 0);

        Browser browser = browser(lead);
        assertThat(browser.get("/en/console/clinics").body()).contains("1 booked, 11 free");
        assertThat(browser.get("/fr/console/clinics").body()).contains("1 réservation, 11 places libres");
        assertThat(browser.get("/en/console/clinics/sites?text=HARBOUR&kind=MASS")
                        .body())
                .contains(stop.site().value().toString());
        assertThat(browser.get("/en/console/clinics/sites?text=nowhere").body()).contains("No site is like that");
    }
}
