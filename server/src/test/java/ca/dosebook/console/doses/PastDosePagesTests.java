package ca.dosebook.console.doses;

import static ca.dosebook.console.doses.DosesOnPages.hidden;
import static ca.dosebook.console.doses.DosesOnPages.with;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.booking.following.Following;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What stands in a person's record, and a dose given elsewhere that is added to it. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class PastDosePagesTests {

    private static final List<String> FIELDS = List.of(
            "product",
            "PFIZER",
            "givenDay",
            "20",
            "givenMonth",
            "2",
            "givenYear",
            "2021",
            "source",
            "PHARMACY",
            "place",
            "Pharmacie <Roy>, Hanover",
            "lot",
            "EL9261",
            "note",
            "Card seen & copied");

    @LocalServerPort
    int port;

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    Following following;

    private DosesOnPages on;
    private Staff lead;
    private DosesOnPages.At at;

    @BeforeEach
    void found() {
        on = new DosesOnPages(port, beans, following);
        lead = on.lead();
        at = on.at(lead);
    }

    @Test
    void a_dose_of_a_pharmacy_is_looked_at_once_more_then_recorded_and_its_appointment_freed() {
        assertThat(at.get("").body()).contains("No dose is on record", "Record a dose given elsewhere");
        Answer form = at.get("/past");
        assertThat(form.body()).contains("Rose Tremblay", "A pharmacy").doesNotContain("value=\"CLINIC\"");
        String act = hidden(form, "act");

        Answer check = at.post("/past", with(FIELDS, "act", act));

        assertThat(check.status()).isEqualTo(200);
        assertThat(check.body())
                .contains("It becomes dose 1", "Pharmacie &lt;Roy&gt;, Hanover", "EL9261", "Card seen &amp; copied")
                .contains("Appointments for a dose that is now on record are freed");
        assertThat(on.doses()).as("nothing yet").isEmpty();
        Answer back = at.post("/past", with(FIELDS, "act", act, "step", "back"));
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body()).contains("value=\"EL9261\"", "value=\"" + act + "\"");

        for (int i = 0; i < 2; i++) {
            Answer done = at.post("/past", with(FIELDS, "act", act, "step", "do"));
            assertThat(done.location()).hasValue(at.doses() + "?done=RECORDED");
        }

        assertThat(on.doses()).singleElement().satisfies(dose -> {
            assertThat(dose.source()).isEqualTo(DoseSource.PHARMACY);
            assertThat(dose.givenOn()).isEqualTo(LocalDate.of(2021, 2, 20));
            assertThat(dose.lotNumber()).hasValue("EL9261");
            assertThat(dose.enteredBy()).hasValue(lead.user().value());
        });
        assertThat(at.get("?done=RECORDED").body())
                .contains("The dose is recorded", "Dose 1, February", "Pharmacie &lt;Roy&gt;, Hanover (A pharmacy)")
                .contains("By Noor Haddad", "Card seen &amp; copied");
        on.follow();
        assertThat(on.live()).as("the first is had").containsExactly(2);
        assertThat(on.acts(lead)).contains("DOSES_SEEN Rose", "DOSE_RECORDED PHARMACY Rose");
        assertThat(String.join("\n", at.browser.addressesAndHeaders()))
                .doesNotContain("Rose", "Tremblay", on.number.digits(), "EL9261");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            product    | NONE       | product   | Choose the vaccine
            product    | ''         | product   | Choose the vaccine
            givenDay   | 31         | given     | Type the date of the dose
            givenYear  | 21         | given     | Type the date of the dose
            source     | CLINIC     | source    | Choose where it was given
            source     | elsewhere  | source    | Choose where it was given
            lot        | 12345678901234567890123456789012345678901 | lot | A lot number has at most
            """)
    void what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
            String field, String typed, String at, String words) {
        Answer answer = this.at.post("/past", with(FIELDS, field, typed));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        words,
                        "href=\"#" + at,
                        "value=\"Card seen &amp; copied\"",
                        "value=\"Pharmacie &lt;Roy>, Hanover\"");
        assertThat(on.doses()).isEmpty();
    }

    @Test
    void too_much_text_and_what_no_form_sends_are_refused() {
        assertThat(at.post("/past", with(FIELDS, "place", "x".repeat(101))).body())
                .contains("Write at most 100 characters");
        assertThat(at.post("/past", with(FIELDS, "note", "x".repeat(501), "step", "do"))
                        .status())
                .isEqualTo(422);
        assertThat(at.post("/past", with(FIELDS, "note", "two\nlines", "step", "do"))
                        .status())
                .isEqualTo(422);
        assertThat(at.post("/past", with(FIELDS, "note", "a\u0000b", "step", "do"))
                        .status())
                .isEqualTo(400);
        assertThat(at.post("/past").status()).isEqualTo(422);
        assertThat(on.doses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2021-03-16 | This date is in the future
            2020-12-07 | before the first vaccine
            """)
    void a_day_on_which_nobody_was_given_one_is_refused(LocalDate day, String words) {
        Answer answer = at.post("/past", dated(day, "step", "do"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(words, "href=\"#given\"");
        assertThat(on.doses()).isEmpty();
    }

    private static String[] dated(LocalDate day, String... more) {
        List<String> dated = List.of(with(
                FIELDS,
                "givenDay",
                String.valueOf(day.getDayOfMonth()),
                "givenMonth",
                String.valueOf(day.getMonthValue()),
                "givenYear",
                String.valueOf(day.getYear())));
        return with(dated, more);
    }

    @Test
    void a_second_dose_of_one_day_is_refused_and_an_earlier_one_becomes_the_first() {
        at.post("/past", with(FIELDS, "step", "do"));

        Answer again = at.post("/past", with(FIELDS, "step", "do"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("A dose of that day is on record already");
        LocalDate january = LocalDate.of(2021, 1, 20);
        assertThat(at.post("/past", dated(january)).body()).contains("It becomes dose 1");
        at.post("/past", dated(january, "step", "do"));

        assertThat(on.doses()).extracting(Dose::givenOn).containsExactly(january, LocalDate.of(2021, 2, 20));
        on.follow();
        assertThat(on.live()).as("both are had").isEmpty();
    }

    @Test
    void nobody_records_for_themselves() {
        HealthCardNumber own = PeopleFixture.aHealthNumber();
        var booking = on.world.book(FloorWorld.someone("Noor", "Haddad", own), on.world.slots.get(7));
        DosesOnPages.At mine = on.at(lead, own);

        assertThat(mine.post("/past", with(FIELDS)).body()).contains("This seems to be your own record");
        assertThat(mine.post("/past", with(FIELDS, "step", "do")).body()).contains("This seems to be your own record");
        assertThat(beans.doses().history(booking.person()).doses()).isEmpty();
    }

    @Test
    void who_gives_doses_sees_the_record_and_changes_nothing_in_it() {
        on.vaccinate();
        Staff nurse =
                on.world.staff.signedIn(Role.VACCINATOR, on.world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()));
        DosesOnPages.At there = on.at(nurse);

        assertThat(there.browser.get(there.record).body()).contains(there.doses());
        assertThat(there.get("").body())
                .contains("Dose 1", "Harbour Arena", "left upper arm", "Print the receipt")
                .doesNotContain("Strike out", "Record a dose given elsewhere", "/correct");
        assertThat(there.get("/past").status()).isEqualTo(403);
        assertThat(there.post("/past", with(FIELDS, "step", "do")).status()).isEqualTo(403);
        String dose = "/" + on.doses().getFirst().id().value();
        assertThat(there.post(dose + "/strike", "reason", "NEVER_GIVEN", "step", "do")
                        .status())
                .isEqualTo(403);
        assertThat(on.doses()).hasSize(1);
        assertThat(on.acts(nurse)).contains("DOSES_SEEN Rose");
    }

    @Test
    void a_finding_of_somebody_else_opens_nothing() {
        Staff other = on.lead();

        Answer stranger = on.browser(other).get(at.doses());

        assertThat(stranger.body()).doesNotContain("Rose");
        assertThat(on.browser(other)
                        .post(at.doses() + "/past", with(FIELDS, "step", "do"))
                        .location())
                .isEmpty();
        assertThat(on.doses()).isEmpty();
    }

    @Test
    void the_pages_are_in_french_too() {
        on.vaccinate();
        at = on.at(on.lead());
        String french = at.doses().replaceFirst("^/en", "/fr");

        assertThat(at.browser.get(french).body()).contains("Aréna du port", "haut du bras gauche", "Imprimer");
        Answer check = at.browser.post(french + "/past", with(FIELDS));
        assertThat(check.body()).contains("Pharmacie &lt;Roy&gt;", "février").doesNotContain("doses.");
        assertThat(at.browser.post(french + "/past").status()).isEqualTo(422);
    }
}
