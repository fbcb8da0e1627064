package ca.dosebook.console.doses;

import static ca.dosebook.console.doses.DosesOnPages.hidden;
import static ca.dosebook.console.doses.DosesOnPages.with;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.access.StaffName;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.booking.following.Following;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.Correction;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.PastDose;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Correcting a dose and striking it out; trust 19: two people for a clinic's dose of more than a day ago. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class ChangedDosePagesTests {

    @LocalServerPort
    int port;

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    Following following;

    private DosesOnPages on;
    private Staff lead;
    private DosesOnPages.At at;
    private String dose;

    @BeforeEach
    void vaccinated() {
        on = new DosesOnPages(port, beans, following);
        dose = "/" + on.vaccinate().id().value();
        arrive();
    }

    /** At the desk, with Rose's record found, at whatever time it is. */
    private void arrive() {
        lead = on.lead();
        at = on.at(lead);
    }

    private void later(Duration time) {
        on.world.clock.advance(time);
        arrive();
    }

    private static List<String> day(int day, int month, String arm) {
        return List.of(
                "givenDay", String.valueOf(day), "givenMonth", String.valueOf(month), "givenYear", "2021", "arm", arm);
    }

    @Test
    void the_arm_is_corrected_once_and_what_stood_before_can_be_read() {
        Answer form = at.get(dose + "/correct");
        assertThat(form.body()).contains("Correct a dose", "value=\"15\"", "value=\"2021\"");
        List<String> right = day(15, 3, "RIGHT_DELTOID");
        String act = hidden(form, "act");
        Answer check = at.post(dose + "/correct", with(right, "act", act));
        assertThat(check.body())
                .contains("New place on the body", "right upper arm")
                .doesNotContain("second person");
        assertThat(on.doses().getFirst().bodySite()).hasValue(BodySite.LEFT_DELTOID);

        Answer done = at.post(dose + "/correct", with(right, "act", act, "note", "She showed me", "step", "do"));

        assertThat(done.location()).hasValue(at.doses() + "?done=CORRECTED");
        assertThat(on.doses()).singleElement().satisfies(now -> {
            assertThat(now.bodySite()).hasValue(BodySite.RIGHT_DELTOID);
            assertThat(now.id().value()).hasToString(act);
            assertThat(now.corrected()).isTrue();
        });
        assertThat(at.get("?done=CORRECTED").body())
                .contains("The dose is corrected", "Last corrected", "She showed me", "The date stayed");
        assertThat(at.get(dose + "/correct").status()).as("it stands no more").isEqualTo(404);
        assertThat(on.acts(lead)).contains("DOSE_CORRECTED TYPED_WRONG Rose");
        on.follow();
        assertThat(on.live()).as("nothing follows from an arm").contains(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15 | 3  | LEFT_DELTOID  | You have changed nothing
            16 | 3  | LEFT_DELTOID  | This date is in the future
            31 | 2  | RIGHT_DELTOID | Type the date of the dose
            x  | 3  | RIGHT_DELTOID | Type the date of the dose
            """)
    void a_correction_that_cannot_be_is_refused(String day, String month, String arm, String words) {
        List<String> typed = List.of("givenDay", day, "givenMonth", month, "givenYear", "2021", "arm", arm);

        Answer answer = at.post(dose + "/correct", with(typed, "step", "do", "note", "why <not>"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(words, "href=\"#given\"", "value=\"why &lt;not>\"");
        assertThat(at.post(dose + "/correct").status()).as("what no form sends").isEqualTo(422);
        assertThat(on.doses()).extracting(Dose::corrected).containsExactly(false);
    }

    @Test
    void a_dose_of_this_day_that_never_was_is_struck_out_by_one_and_goes_back_to_the_stock() {
        int left = on.world.left(on.world.lot);
        Answer form = at.get(dose + "/strike");
        assertThat(form.body()).contains("Never given", "Recorded twice").doesNotContain("A second person");
        String act = hidden(form, "act");
        assertThat(at.post(dose + "/strike", "act", act, "reason", "NEVER_GIVEN")
                        .body())
                .contains("goes back into the count of the stock", "An appointment that was freed does not come back");
        assertThat(on.doses()).hasSize(1);

        for (int i = 0; i < 2; i++) {
            Answer done =
                    at.post(dose + "/strike", "act", act, "reason", "NEVER_GIVEN", "note", "She left", "step", "do");
            // The second time the dose stands in the record no more.
            assertThat(done.status()).isEqualTo(i == 0 ? 303 : 404);
        }

        assertThat(on.doses()).isEmpty();
        assertThat(on.world.left(on.world.lot)).isEqualTo(left + 1);
        assertThat(at.get("?done=STRUCK").body())
                .contains("The dose is struck out", "No dose is on record")
                .contains("was struck out on", "Reason: Never given.", "She left");
        assertThat(on.acts(lead)).contains("DOSE_CORRECTED NEVER_GIVEN Rose");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TYPED_WRONG", "x"})
    void a_reason_is_needed(String reason) {
        Answer answer = at.post(dose + "/strike", "reason", reason, "note", "n", "step", "do");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose why", "value=\"n\"");
        assertThat(at.post(dose + "/strike", "reason", "DUPLICATE", "note", "x".repeat(501), "step", "do")
                        .status())
                .isEqualTo(422);
        assertThat(on.doses()).hasSize(1);
    }

    @Test
    void a_dose_of_nobody_or_of_another_person_has_no_page() {
        HealthCardNumber other = PeopleFixture.aHealthNumber();
        on.world.book(FloorWorld.someone("Ann", "Roy", other), on.world.slots.get(8));
        DosesOnPages.At elsewhere = on.at(lead, other);

        assertThat(elsewhere.get(dose + "/strike").status()).isEqualTo(404);
        assertThat(elsewhere
                        .post(dose + "/strike", "reason", "NEVER_GIVEN", "step", "do")
                        .status())
                .isEqualTo(404);
        assertThat(at.get("/" + DoseId.next().value() + "/correct").status()).isEqualTo(404);
        assertThat(at.get("/x/correct").status()).isEqualTo(404);
        assertThat(on.doses()).hasSize(1);
    }

    @Test
    void nobody_changes_their_own_record() {
        HealthCardNumber own = PeopleFixture.aHealthNumber();
        var booking = on.world.book(FloorWorld.someone("Noor", "Haddad", own), on.world.slots.get(8));
        DoseId id = DoseId.next();
        Staff colleague = on.world.vaccinator;
        var other = new SignedIn(
                colleague.user(),
                new StaffName("Ida", "Berg"),
                colleague.organization(),
                colleague.signedIn().roles(),
                colleague.signedIn().session(),
                colleague.signedIn().address());
        beans.doses().recordPast(booking.person(), past(id), other, DosesOnPages.TODAY);
        DosesOnPages.At mine = on.at(lead, own);

        assertThat(mine.post("/" + id.value() + "/strike", "reason", "NEVER_GIVEN", "step", "do")
                        .body())
                .contains("This seems to be your own record");
        assertThat(mine.post("/" + id.value() + "/correct", with(day(2, 2, ""), "step", "do"))
                        .body())
                .contains("This seems to be your own record");
        assertThat(beans.doses().history(booking.person()).doses()).hasSize(1);
    }

    private static PastDose past(DoseId id) {
        return new PastDose(
                id,
                DoseSource.PHARMACY,
                ClinicsFixture.PFIZER,
                Optional.of("EL9261"),
                LocalDate.of(2021, 2, 1),
                Optional.empty(),
                Optional.of("Card seen"));
    }

    @Test
    void an_old_dose_from_elsewhere_is_corrected_by_one_its_lot_too() {
        DoseId id = DoseId.next();
        beans.doses().recordPast(on.rose(), past(id), on.world.vaccinator.signedIn(), DosesOnPages.TODAY);
        Answer check = at.post("/" + id.value() + "/correct", with(day(3, 2, ""), "note", "Card seen again"));
        assertThat(check.body()).contains("New date", "Card seen again").doesNotContain("second person");

        Answer done = at.post(
                "/" + id.value() + "/correct",
                with(day(3, 2, "RIGHT_DELTOID"), "lot", "EL9262", "note", "Seen again", "step", "do"));

        assertThat(done.location()).hasValue(at.doses() + "?done=CORRECTED");
        assertThat(on.doses().getFirst()).satisfies(now -> {
            assertThat(now.givenOn()).isEqualTo(LocalDate.of(2021, 2, 3));
            assertThat(now.lotNumber()).hasValue("EL9262");
            assertThat(now.bodySite()).as("nobody knows").isEmpty();
        });
        assertThat(at.get("").body())
                .contains("was given the date February\u00a03, 2021")
                .as("both notes")
                .contains("Card seen\nSeen again");
        assertThat(at.post(
                                "/" + on.doses().getFirst().id().value() + "/correct",
                                with(day(15, 3, ""), "lot", "EL9262", "step", "do"))
                        .body())
                .contains("A dose of that day is on record already");
    }

    @Test
    void a_days_old_dose_of_a_clinic_is_struck_out_by_two_and_never_by_the_one_who_asked() {
        later(Duration.ofHours(25));
        assertThat(at.get(dose + "/strike").body()).contains("A second person has to agree");
        assertThat(at.post(dose + "/strike", "reason", "OTHER_PERSON").status())
                .as("the second person is told why")
                .isEqualTo(422);
        Answer check = at.post(dose + "/strike", "reason", "OTHER_PERSON", "note", "Two cards swapped");
        assertThat(check.body()).contains("Ask a second person");

        String request = asked(at.post(
                dose + "/strike",
                with(
                        List.of("act", hidden(check, "act"), "reason", "OTHER_PERSON"),
                        "note",
                        "Two cards swapped",
                        "step",
                        "do")));

        assertThat(on.doses()).as("nothing yet").hasSize(1);
        assertThat(at.browser.get(request).body())
                .contains("is struck out of a person’s record", "Two cards swapped", "Harbour Arena")
                .doesNotContain("Rose", "Tremblay");
        assertThat(at.browser.post(request + "/approve").status()).isNotEqualTo(500);
        assertThat(on.doses()).as("two people, not one twice").hasSize(1);
        assertThat(beans.jdbc()
                        .sql("select cast(parameters as text) from approvals.request where request_id = :id")
                        .param("id", UUID.fromString(request.substring(request.lastIndexOf('/') + 1)))
                        .query(String.class)
                        .single())
                .doesNotContain("Rose", "Two cards", on.number.digits());

        Staff colleague = colleague();
        Answer agreed = on.browser(colleague).post(request + "/approve");

        assertThat(agreed.status()).as(agreed.body()).isEqualTo(303);
        assertThat(on.doses()).isEmpty();
        assertThat(on.acts(colleague)).contains("DOSE_CORRECTED OTHER_PERSON Rose");
        assertThat(at.get("").body()).contains("Reason: It was another person’s dose.");
    }

    private static String asked(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().orElseThrow().replaceFirst("\\?.*", "");
    }

    /** Of the same organization, since a request is answered where it was made. */
    private Staff colleague() {
        return on.world.staff.signedIn(Role.CLINIC_LEAD, lead.organization());
    }

    @Test
    void a_days_old_dose_of_a_clinic_gets_another_date_by_two_and_another_arm_by_one() {
        later(Duration.ofDays(3));
        assertThat(at.post(dose + "/correct", with(day(14, 3, "LEFT_DELTOID"), "step", "do"))
                        .status())
                .as("the second person is told why")
                .isEqualTo(422);

        String request = asked(
                at.post(dose + "/correct", with(day(14, 3, "RIGHT_DELTOID"), "note", "Sunday it was", "step", "do")));

        assertThat(on.browser(colleague()).get(request).body())
                .contains("gets the date March\u00a014, 2021", "Sunday it was")
                .doesNotContain("Rose");
        assertThat(on.doses().getFirst().givenOn()).isEqualTo(DosesOnPages.TODAY);
        on.browser(colleague()).post(request + "/approve");
        Dose now = on.doses().getFirst();
        assertThat(now.givenOn()).isEqualTo(LocalDate.of(2021, 3, 14));
        assertThat(now.bodySite()).hasValue(BodySite.RIGHT_DELTOID);

        Answer arm =
                at.post("/" + now.id().value() + "/correct", with(day(14, 3, "LEFT_THIGH"), "note", "", "step", "do"));
        assertThat(arm.location()).hasValue(at.doses() + "?done=CORRECTED");
    }

    @Test
    void a_dose_of_today_is_not_dated_back_by_one() {
        Answer alone = at.post(dose + "/correct", with(day(1, 3, "LEFT_DELTOID"), "step", "do"));

        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.body()).contains("Say why");
        assertThat(at.post(dose + "/correct", with(day(1, 3, "LEFT_DELTOID"), "note", "Typed late"))
                        .body())
                .contains("Ask a second person");
        asked(at.post(dose + "/correct", with(day(1, 3, "LEFT_DELTOID"), "note", "Typed late", "step", "do")));
        assertThat(on.doses().getFirst().givenOn()).isEqualTo(DosesOnPages.TODAY);
        assertThat(at.post(dose + "/correct", with(day(14, 3, "LEFT_DELTOID"), "step", "do"))
                        .location())
                .as("yesterday is near enough for one")
                .hasValue(at.doses() + "?done=CORRECTED");
    }

    @Test
    void what_changed_meanwhile_is_not_done() {
        later(Duration.ofDays(2));
        String request = asked(at.post(dose + "/strike", "reason", "DUPLICATE", "note", "There are two", "step", "do"));
        Dose standing = on.doses().getFirst();
        beans.doses()
                .correct(
                        on.rose(),
                        new Correction(
                                DoseId.next(),
                                standing.id(),
                                Correction.Reason.TYPED_WRONG,
                                Optional.empty(),
                                Optional.of(BodySite.LEFT_THIGH),
                                Optional.empty(),
                                Optional.empty()),
                        on.world.vaccinator.signedIn(),
                        DosesOnPages.TODAY);

        Answer answer = on.browser(colleague()).post(request + "/approve");

        assertThat(answer.status()).isLessThan(500);
        assertThat(on.doses()).hasSize(1);
    }

    @Test
    void a_struck_dose_makes_room_for_it_again() {
        at.post(dose + "/strike", "reason", "NEVER_GIVEN", "step", "do");
        on.follow();

        assertThat(on.live()).as("the appointment for the next one stays").contains(2);
        assertThat(beans.doses().history(on.rose()).next().value()).isEqualTo(1);
    }
}
