package ca.dosebook.portal.choosing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.BookingId;
import ca.dosebook.booking.BookingRequest;
import ca.dosebook.booking.ConfirmOutcome;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.immunizations.CorrectOutcome;
import ca.dosebook.immunizations.Correction;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.immunizations.PastDose;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Contact;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Who has doses on record books what comes after them, and nothing else. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class OnRecordTests {

    private static final LocalDate TODAY = LocalDate.of(2021, 3, 15);
    private static final LocalDate FEBRUARY = LocalDate.of(2021, 2, 20);
    private static final DoseOrdinal TWO = new DoseOrdinal(2);

    @LocalServerPort
    int port;

    @Autowired
    FloorWorld.Beans beans;

    private static int tests;

    private final HealthCardNumber number = PeopleFixture.aHealthNumber();
    private final Identity rose = FloorWorld.someone("Rose", "Tremblay", number);
    private FloorWorld world;
    private PersonKey key;
    private Slot now;
    private Slot later;
    private Browser reader;

    @BeforeEach
    void recorded_by_staff_and_never_booked() {
        world = new FloorWorld(beans);
        key = beans.people()
                .record(rose, Contact.NONE, Language.EN, world.stop.site().value());
        now = world.slots.get(3);
        later = world.publish(FEBRUARY.plusDays(112)).getFirst();
        reader = new Browser(port);
        // No two tests at one time of the standing clock: what is free is kept in memory by it.
        world.clock.advance(Duration.ofSeconds(10L * ++tests));
    }

    private DoseId had(LocalDate day) {
        DoseId id = DoseId.next();
        CorrectOutcome outcome = beans.doses()
                .recordPast(
                        key,
                        new PastDose(
                                id,
                                DoseSource.PHARMACY,
                                ClinicsFixture.PFIZER,
                                Optional.empty(),
                                day,
                                Optional.empty(),
                                Optional.empty()),
                        world.vaccinator.signedIn(),
                        TODAY);
        assertThat(outcome).isInstanceOf(CorrectOutcome.Done.class);
        return id;
    }

    private String answer(String path, String... fields) {
        Answer answer = reader.post("/en/book" + path, fields);
        assertThat(answer.status()).as(path + "\n" + answer.body()).isEqualTo(303);
        return answer.location().orElseThrow();
    }

    private void answersUntilTheTimes(int birthDay) {
        answer("/where", "place", "N4K 1A1");
        answer("/for", "for", "me");
        answer("/name", "given", "Rose", "family", "Tremblay");
        answer("/card", "card", "PHOTO_CARD", "number", number.digits(), "version", "AB");
        assertThat(answer("/birth-date", "birthDay", "" + birthDay, "birthMonth", "5", "birthYear", "1938"))
                .isEqualTo("/en/book/answer");
    }

    private String hold(int dose, Slot slot) {
        return answer("/dose/" + dose + "/hold", "slot", slot.id().value().toString());
    }

    private List<Integer> booked() {
        return beans.appointments().of(key).stream()
                .flatMap(booking -> booking.live().stream())
                .map(appointment -> appointment.dose().value())
                .toList();
    }

    @Test
    void with_one_dose_from_a_pharmacy_only_the_second_is_booked_and_not_too_soon() {
        had(FEBRUARY);
        answersUntilTheTimes(17);

        assertThat(hold(1, now)).isEqualTo("/en/book/on-record");

        Answer page = reader.get("/en/book/on-record");
        assertThat(page.body())
                .contains("You have had a dose already", "1 dose is on record", "second dose", "/en/book/dose/2")
                .doesNotContain("February", "pharmacy");
        assertThat(reader.get("/fr/book/on-record").body()).contains("Vous avez déjà reçu une dose", "deuxième dose");
        assertThat(reader.get("/en/book/dose/1").location())
                .as("dose one is had")
                .hasValue("/en/book/dose/2");
        assertThat(reader.get("/en/book/dose/2").body()).contains("Your second dose", "June\u00a012, 2021");
        assertThat(hold(2, now)).as("too soon").isEqualTo("/en/book/dose/2/clinics");
        assertThat(hold(2, later)).isEqualTo("/en/book/contact");
        assertThat(reader.get("/en/book/contact").body()).contains("/en/book/dose/2\"");
        answer("/contact", "reach", "none");
        assertThat(reader.get("/en/book/check").body())
                .contains("June\u00a012, 2021")
                .doesNotContain("First dose");
        assertThat(answer("/confirm")).isEqualTo("/en/book/done");

        assertThat(booked()).containsExactly(2);
        assertThat(String.join("\n", reader.addressesAndHeaders())).doesNotContain("2021-02-20");
    }

    @Test
    void who_has_all_doses_is_told_so_and_books_none() {
        had(LocalDate.of(2021, 1, 20));
        had(FEBRUARY);
        answersUntilTheTimes(17);

        assertThat(hold(1, now)).isEqualTo("/en/book/on-record");

        assertThat(reader.get("/en/book/on-record").body())
                .contains("You have had all doses", "2 doses are on record", "/en/receipt")
                .doesNotContain("/en/book/dose/");
        for (String page : List.of("dose/1", "dose/2", "dose/3", "contact", "check")) {
            assertThat(reader.get("/en/book/" + page).location()).as(page).hasValue("/en/book/on-record");
        }
        assertThat(answer("/confirm")).isEqualTo("/en/book/on-record");
        assertThat(booked()).isEmpty();
        assertThat(reader.post("/en/book/name", "given", "Ann", "family", "Roy").status())
                .as("somebody else can book here")
                .isEqualTo(303);
        assertThat(reader.get("/en/book/on-record").location())
                .hasValueSatisfying(next -> assertThat(next).doesNotContain("on-record"));
    }

    @Test
    void a_stranger_with_another_birth_date_learns_nothing_of_the_record() {
        had(FEBRUARY);
        answersUntilTheTimes(18);

        assertThat(hold(1, now)).isEqualTo("/en/book/dose/2");
        assertThat(reader.get("/en/book/on-record").location()).hasValue("/en/book/dose/2");
    }

    @Test
    void a_dose_recorded_between_choosing_and_confirming_counts() {
        answersUntilTheTimes(17);
        hold(1, now);
        Slot second = world.publish(TODAY.plusDays(112)).getFirst();
        assertThat(hold(2, second)).isEqualTo("/en/book/contact");
        answer("/contact", "reach", "none");
        had(FEBRUARY);

        assertThat(answer("/confirm")).isEqualTo("/en/book/on-record");

        assertThat(booked()).isEmpty();
        assertThat(beans.clinics().placesTaken(world.stop.site()).getOrDefault(now.id(), 0))
                .as("what was held is given back")
                .isZero();
        assertThat(hold(2, later)).as("what was typed is still there").isEqualTo("/en/book/check");
        assertThat(answer("/confirm")).isEqualTo("/en/book/done");
        assertThat(booked()).containsExactly(2);
    }

    @Test
    void a_dose_struck_out_between_choosing_and_confirming_counts_no_more() {
        DoseId dose = had(FEBRUARY);
        answersUntilTheTimes(17);
        hold(1, now);
        hold(2, later);
        answer("/contact", "reach", "none");
        beans.doses()
                .strike(
                        key,
                        new Correction(
                                DoseId.next(),
                                dose,
                                Correction.Reason.OTHER_PERSON,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        world.vaccinator.signedIn());

        assertThat(answer("/confirm")).isEqualTo("/en/book/dose/1");
        assertThat(booked()).isEmpty();
    }

    @Test
    void the_last_look_refuses_what_comes_too_soon_after_a_dose_on_record() {
        had(FEBRUARY);
        DosesHad had = new DosesHad(1, FEBRUARY, ClinicsFixture.PFIZER);

        assertThat(confirmSecond(now, Optional.of(had))).isEqualTo(new ConfirmOutcome.IntervalNotKept(TWO));
        assertThat(confirmSecond(later, Optional.empty()))
                .as("as if it were the first")
                .isEqualTo(new ConfirmOutcome.IntervalNotKept(TWO));
        DosesHad invented = new DosesHad(1, LocalDate.of(2020, 12, 20), ClinicsFixture.PFIZER);
        assertThat(confirmSecond(later, Optional.of(invented)))
                .isEqualTo(new ConfirmOutcome.OtherRecord(Optional.of(had)));
        assertThat(confirmSecond(later, Optional.of(had))).isInstanceOf(ConfirmOutcome.Confirmed.class);
        assertThat(booked()).containsExactly(2);
    }

    private ConfirmOutcome confirmSecond(Slot slot, Optional<DosesHad> had) {
        HoldOutcome held = beans.appointments()
                .hold(beans.people().claim(rose), TWO, AppointmentId.next(), slot, Wanted.nothingElse(slot), false);
        assertThat(held).isInstanceOf(HoldOutcome.Held.class);
        return beans.appointments()
                .confirm(
                        new BookingRequest(
                                BookingId.next(),
                                rose,
                                Contact.NONE,
                                Language.EN,
                                FloorWorld.GREY_BRUCE,
                                Set.of(),
                                Optional.empty(),
                                had,
                                List.of(((HoldOutcome.Held) held).hold())),
                        Actor.resident("c0a801"));
    }

    @Test
    void a_dose_struck_out_or_corrected_counts_as_the_record_says() {
        DoseId wrong = had(LocalDate.of(2021, 3, 1));
        DoseId right = DoseId.next();
        beans.doses()
                .correct(
                        key,
                        new Correction(
                                right,
                                wrong,
                                Correction.Reason.TYPED_WRONG,
                                Optional.of(FEBRUARY),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        world.vaccinator.signedIn(),
                        TODAY);

        assertThat(ask()).isEqualTo(new HoldOutcome.HadAlready(new DosesHad(1, FEBRUARY, ClinicsFixture.PFIZER)));
        beans.doses()
                .strike(
                        key,
                        new Correction(
                                DoseId.next(),
                                right,
                                Correction.Reason.NEVER_GIVEN,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        world.vaccinator.signedIn());
        assertThat(ask()).isInstanceOf(HoldOutcome.Held.class);
    }

    private HoldOutcome ask() {
        return beans.appointments()
                .hold(
                        beans.people().claim(rose),
                        DoseOrdinal.FIRST,
                        AppointmentId.next(),
                        now,
                        Wanted.nothingElse(now),
                        false);
    }
}
