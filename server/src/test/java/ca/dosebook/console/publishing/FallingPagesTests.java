package ca.dosebook.console.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancelling and moving a published day, page by page, and what the resident reads after. */
class FallingPagesTests extends ClinicPagesTest {

    private static String day(String language, Slot slot) {
        return "/" + language + "/console/clinics/days/" + slot.clinicDay().id().value();
    }

    private String untilDone(Browser staff, String falling, String done) {
        String page = staff.get(falling).body();
        for (int looks = 0; looks < 1000 && !page.contains(done); looks++) {
            later();
            page = staff.get(falling).body();
        }
        assertThat(page).contains(done);
        return page;
    }

    @Test
    void a_day_is_cancelled_and_the_resident_reads_why_and_keeps_the_new_time() {
        Stop stop = clinics.aSite(GREY_BRUCE);
        List<Slot> falls = clinics.publish(stop, FIRST_DAY, 2, 1);
        clinics.publish(stop, FIRST_DAY.plusDays(1), 2, 1);
        later();
        Booking byMail = book(falls.get(0), BY_MAIL);
        book(falls.get(1), BY_PHONE);
        Browser staff = browser(lead);
        String address = day("en", falls.getFirst());

        Answer nothingSaid = staff.post(address + "/cancel");
        assertThat(nothingSaid.status()).isEqualTo(422);
        assertThat(nothingSaid.body()).contains("Choose why");
        Answer drafted = staff.post(
                address + "/cancel",
                "reason",
                "OTHER",
                "reasonEnglish",
                "the power is out",
                "reasonFrench",
                "une panne de courant");
        assertThat(drafted.location()).contains(address + "/falling");
        String check = staff.get(address + "/falling").body();
        assertThat(check)
                .contains("2 people have an appointment")
                .contains("2 people stay at Harbour Arena")
                .contains("Reason: the power is out")
                .contains("une panne de courant")
                .contains("1 get an e-mail; 1 have no e-mail address");

        assertThat(staff.post(address + "/falling/start").status()).isEqualTo(303);
        String done = untilDone(staff, address + "/falling", "Done. Everyone");
        assertThat(done).contains("Whom to call");
        String calls = staff.get(address + "/falling/calls").body();
        assertThat(calls).contains("5195550143", "March\u00a030, 2021").doesNotContain("rose@example.ca");
        assertThat(written("CALL_LIST_SEEN", lead)).isEqualTo(1);
        assertThat(written("CLINIC_DAY_CANCELLED", lead)).isEqualTo(1);

        Browser resident = new Browser(port);
        resident.post(
                "/en/manage",
                "reference",
                byMail.reference().digits(),
                "birthDay",
                String.valueOf(PeopleFixture.BORN.getDayOfMonth()),
                "birthMonth",
                String.valueOf(PeopleFixture.BORN.getMonthValue()),
                "birthYear",
                String.valueOf(PeopleFixture.BORN.getYear()));
        String booking = resident.get("/en/manage/booking").body();
        assertThat(booking)
                .contains("The clinic gave you a new time", "Keep this time", "March\u00a030, 2021")
                .contains("Moved by the clinic. Reason: the power is out.");
        assertThat(resident.get("/fr/manage/booking").body())
                .contains("Garder ce moment", "Déplacé par la clinique. Raison\u00a0: une panne de courant.");
        resident.post(
                "/en/manage/new-time",
                "old",
                byMail.appointments().getFirst().id().value().toString());
        assertThat(resident.get("/en/manage/booking").body())
                .contains("You keep the new time")
                .doesNotContain("Keep this time");
    }

    @Test
    void a_day_is_moved_to_another_hour_and_takes_its_people_along() {
        Stop stop = clinics.aSite(GREY_BRUCE);
        List<Slot> falls = clinics.publish(stop, FIRST_DAY, 2, 1);
        later();
        book(falls.getFirst(), BY_MAIL);
        Browser staff = browser(lead);
        String address = day("en", falls.getFirst());
        String[] right = {
            "reason",
            "WEATHER",
            "stop",
            stop.id().value().toString(),
            "dateDay",
            "31",
            "dateMonth",
            "3",
            "dateYear",
            "2021",
            "opens",
            "13:00",
            "closes",
            "13:20"
        };
        String[] past = right.clone();
        past[9] = "2020";

        Answer refused = staff.post(address + "/move", past);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Enter a date that is not over", "value=\"13:00\"");
        assertThat(staff.post(address + "/move", right).location()).contains(address + "/falling");
        assertThat(staff.get(address + "/falling").body()).contains("March\u00a031, 2021 at 1:00\u00a0p.m.");
        staff.post(address + "/falling/start");

        assertThat(untilDone(staff, address + "/falling", "Done. Everyone")).contains("See the day it was moved to");
        assertThat(written("CLINIC_DAY_MOVED", lead)).isEqualTo(1);
    }

    @Test
    void more_than_fifty_people_wait_for_a_second_member_of_staff() {
        Stop stop = clinics.aSite(GREY_BRUCE);
        List<Slot> falls = clinics.publish(stop, FIRST_DAY, 51, 1);
        clinics.publish(stop, FIRST_DAY.plusDays(1), 51, 1);
        later();
        falls.forEach(slot -> book(slot, BY_MAIL));
        Browser staff = browser(lead);
        String address = day("en", falls.getFirst());
        staff.post(address + "/cancel", "reason", "NO_STAFF");

        assertThat(staff.get(address + "/falling").body())
                .contains("a second member of staff has to agree")
                .doesNotContain("/falling/start");
        assertThat(staff.post(address + "/falling/start").location()).contains(address + "/falling/ask");
        assertThat(staff.post(address + "/falling/ask", "because", "").status()).isEqualTo(422);
        Answer asked = staff.post(address + "/falling/ask", "because", "Half the team is ill");
        String request = asked.location().orElseThrow().replaceAll("\\?.*", "");
        assertThat(staff.get(request).body()).contains("with 51 people in it");
        assertThat(staff.get(address + "/falling").body()).contains("Check before you cancel");

        Staff second = fixture.signedIn(Role.CLINIC_LEAD, lead.organization());
        assertThat(browser(second).post(request + "/approve").status()).isEqualTo(303);
        untilDone(staff, address + "/falling", "Done. Everyone");
        assertThat(written("CLINIC_DAY_CANCELLED", second)).isEqualTo(1);
    }

    @Test
    void what_was_agreed_to_cannot_be_changed_behind_the_second_persons_back() {
        Stop stop = clinics.aSite(GREY_BRUCE);
        List<Slot> falls = clinics.publish(stop, FIRST_DAY, 51, 1);
        later();
        falls.forEach(slot -> book(slot, BY_MAIL));
        Browser staff = browser(lead);
        String address = day("en", falls.getFirst());
        staff.post(address + "/cancel", "reason", "NO_STAFF");
        String request = staff.post(address + "/falling/ask", "because", "Half the team is ill")
                .location()
                .orElseThrow()
                .replaceAll("\\?.*", "");
        staff.post(address + "/cancel", "reason", "WEATHER");

        Staff second = fixture.signedIn(Role.CLINIC_LEAD, lead.organization());
        assertThat(browser(second).post(request + "/approve").status()).isEqualTo(409);
        assertThat(staff.get(address + "/falling").body()).contains("Check before you cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cancel", "/move", "/falling", "/falling/ask", "/falling/calls"})
    void a_day_of_another_health_unit_is_answered_like_one_that_does_not_exist(String page) {
        List<Slot> falls = clinics.publish(clinics.aSite(GREY_BRUCE), FIRST_DAY, 1, 1);
        Staff stranger = fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(2241));
        Answer answer = browser(stranger).get(day("en", falls.getFirst()) + page);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(written("ACCESS_REFUSED", stranger)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_page_is_there_in_both_languages(String language) {
        Stop stop = clinics.aSite(GREY_BRUCE);
        List<Slot> falls = clinics.publish(stop, FIRST_DAY, 1, 1);
        later();
        book(falls.getFirst(), BY_PHONE);
        Browser staff = browser(lead);
        String address = day(language, falls.getFirst());
        assertThat(staff.get(address + "/cancel").body()).doesNotContain("displacing.", "{0}");
        assertThat(staff.get(address + "/move").body()).doesNotContain("displacing.", "{0}");
        staff.post(address + "/cancel", "reason", "BUILDING_CLOSED");
        assertThat(staff.get(address + "/falling").body()).doesNotContain("displacing.", "{0}");
        assertThat(staff.get(address + "/falling/ask").body()).doesNotContain("displacing.", "{0}");
        staff.post(address + "/falling/start");
        String done = language.equals("en") ? "Done. Everyone" : "Terminé.";
        assertThat(untilDone(staff, address + "/falling", done)).doesNotContain("displacing.", "{0}");
        assertThat(staff.get(address + "/falling/calls").body()).doesNotContain("displacing.", "{0}");
    }
}
