package ca.dosebook.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.immunizations.CorrectOutcome;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.GiveOutcome;
import ca.dosebook.immunizations.PastDose;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.paper.Paper;
import ca.dosebook.paper.PaperFixture;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.receipts.Receipt.Line;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** Trust 21: a receipt says what the record says, or nobody gets it. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class ReceiptsTests {

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    Receipts receipts;

    @Autowired
    Paper paper;

    @Autowired
    Wording wording;

    private final HealthCardNumber number = PeopleFixture.aHealthNumber();
    private FloorWorld world;
    private PersonKey rose;
    private Texts t;

    @BeforeEach
    void open() {
        world = new FloorWorld(beans);
        rose = vaccinated("Rose", "Tremblay", number, 3);
        t = wording.in(Language.EN);
    }

    private PersonKey vaccinated(String given, String family, HealthCardNumber card, int slot) {
        var booking = world.book(FloorWorld.someone(given, family, card), world.slots.get(slot));
        world.goTo(world.slots.get(slot));
        assertThat(world.vaccinate(booking.person())).isInstanceOf(GiveOutcome.Recorded.class);
        return booking.person();
    }

    private void givenElsewhere(LocalDate day) {
        CorrectOutcome outcome = beans.doses()
                .recordPast(
                        rose,
                        new PastDose(
                                DoseId.next(),
                                DoseSource.PHARMACY,
                                new ProductCode("MODERNA"),
                                Optional.of("EL 9261 & co"),
                                day,
                                Optional.of("Pharmacie <Roy>"),
                                Optional.empty()),
                        world.vaccinator.signedIn(),
                        LocalDate.of(2021, 3, 15));
        assertThat(outcome).isInstanceOf(CorrectOutcome.Done.class);
    }

    private byte[] printed(Texts texts) {
        PrintOutcome outcome = receipts.print(rose, texts);
        assertThat(outcome).isInstanceOf(PrintOutcome.Printed.class);
        return ((PrintOutcome.Printed) outcome).pdf();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_receipt_says_who_was_given_what_where_and_by_whom_in_an_accessible_file(Language language) {
        givenElsewhere(LocalDate.of(2021, 2, 1));

        byte[] pdf = printed(wording.in(language));

        assertThat(PaperFixture.faults(pdf)).isEmpty();
        String text =
                String.join(" ", PaperFixture.pages(pdf)).replace('\u00a0', ' ').replaceAll("\\s+", " ");
        boolean english = language == Language.EN;
        assertThat(text)
                .contains("Rose Tremblay", english ? "May 17, 1938" : "17 mai 1938")
                .contains("••••", number.lastFour().substring(1))
                .doesNotContain(number.digits(), number.unmasked().replace('\u00a0', ' '))
                .contains("EL 9261 & co", "Pharmacie <Roy>", english ? "February 1, 2021" : "1er février 2021")
                .contains(
                        english ? "Harbour Arena" : "Aréna du port", english ? "left upper arm" : "haut du bras gauche")
                .contains(world.vaccinator.signedIn().name().full())
                .contains(english ? "2 doses on record" : "2 doses au dossier")
                .contains(english ? "not a government service" : "pas un service gouvernemental");
        assertThat(text.indexOf("Dose 1")).isLessThan(text.indexOf("Pharmacie")).isPositive();
        assertThat(text.indexOf("Dose 2"))
                .isLessThan(text.indexOf(english ? "Harbour" : "Aréna"))
                .isPositive();
    }

    @Test
    void a_page_has_the_same_facts() {
        Receipt receipt = receipts.of(rose, t).orElseThrow();

        assertThat(receipt.whose(t)).extracting(Receipt.Said::value).contains("Rose Tremblay", number.masked());
        assertThat(receipt.doses()).hasSize(1);
        assertThat(receipt.progress(t)).isEqualTo("1 dose on record. The series takes 2 doses.");
        assertThat(receipt.toString()).doesNotContain("Rose");
    }

    @Test
    void the_file_of_another_person_is_refused() {
        PersonKey ann = vaccinated("Ann", "Tremblay", PeopleFixture.aHealthNumber(), 4);

        assertThat(receipts.checked(ann, t, printed(t))).isInstanceOf(PrintOutcome.Differs.class);
        assertThat(receipts.checked(rose, t, printed(t))).isInstanceOf(PrintOutcome.Printed.class);
    }

    @Test
    void whatever_is_wrong_in_a_file_it_is_refused() {
        givenElsewhere(LocalDate.of(2021, 2, 1));
        Receipt right = receipts.of(rose, t).orElseThrow();
        Line first = right.doses().getFirst();
        Line second = right.doses().getLast();
        LocalDate born = right.born();
        Stream<Receipt> wrong = Stream.of(
                with(right, "Rosa Tremblay", born, right.doses(), 2),
                with(right, right.name(), born.plusDays(1), right.doses(), 2),
                new Receipt(right.name(), born, Optional.of("•••• ••1 111"), right.doses(), 2, right.issuedOn()),
                new Receipt(right.name(), born, Optional.of(number.unmasked()), right.doses(), 2, right.issuedOn()),
                with(right, right.name(), born, List.of(first), 2),
                with(right, right.name(), born, List.of(second, first), 2),
                with(right, right.name(), born, List.of(first, second, second), 2),
                with(right, right.name(), born, right.doses(), 3),
                with(
                        right,
                        right.name(),
                        born,
                        List.of(changed(first, "Another vaccine", first.lot(), first.givenOn(), first.where()), second),
                        2),
                with(
                        right,
                        right.name(),
                        born,
                        List.of(
                                changed(first, first.product(), Optional.empty(), first.givenOn(), first.where()),
                                second),
                        2),
                with(
                        right,
                        right.name(),
                        born,
                        List.of(
                                changed(first, first.product(), Optional.of("EL9262"), first.givenOn(), first.where()),
                                second),
                        2),
                with(
                        right,
                        right.name(),
                        born,
                        List.of(
                                changed(
                                        first,
                                        first.product(),
                                        first.lot(),
                                        first.givenOn().minusDays(1),
                                        first.where()),
                                second),
                        2),
                with(
                        right,
                        right.name(),
                        born,
                        List.of(changed(first, first.product(), first.lot(), first.givenOn(), "Elsewhere"), second),
                        2));

        assertThat(receipts.checked(rose, t, pdf(right))).isInstanceOf(PrintOutcome.Printed.class);
        assertThat(wrong)
                .allSatisfy(receipt ->
                        assertThat(receipts.checked(rose, t, pdf(receipt))).isInstanceOf(PrintOutcome.Differs.class));
    }

    private byte[] pdf(Receipt receipt) {
        return paper.pdf(Sheet.document(t, receipt));
    }

    private static Receipt with(Receipt right, String name, LocalDate born, List<Line> doses, int needed) {
        return new Receipt(name, born, right.number(), doses, needed, right.issuedOn());
    }

    private static Line changed(Line line, String product, Optional<String> lot, LocalDate givenOn, String where) {
        return new Line(line.ordinal(), product, line.manufacturer(), lot, givenOn, where, line.how(), line.giver());
    }

    @Test
    void a_file_made_before_the_record_changed_is_refused() {
        byte[] before = printed(t);

        givenElsewhere(LocalDate.of(2021, 2, 1));

        assertThat(receipts.checked(rose, t, before)).isInstanceOf(PrintOutcome.Differs.class);
        assertThat(receipts.checked(rose, wording.in(Language.FR), printed(t)))
                .isInstanceOf(PrintOutcome.Differs.class);
    }

    @Test
    void a_name_that_cannot_be_printed_is_not_printed_wrong() {
        rose = vaccinated("ᐊᓇ", "ᐅᑭᐊᖅ", PeopleFixture.aHealthNumber(), 5);

        assertThat(receipts.print(rose, t)).isInstanceOf(PrintOutcome.Differs.class);
        assertThat(receipts.of(rose, t)).isPresent();
    }

    @Test
    void names_as_people_write_them_are_printed() {
        List<String> families =
                List.of("O’Neil-Roy", "Đặng", "Żółć", "Ångström & Søn", "Çelik <3", "Σωκράτης", "Иванова");
        List<PersonKey> booked = families.stream()
                .map(family -> world.book(
                                FloorWorld.someone("Zoë", family, PeopleFixture.aHealthNumber()),
                                world.slots.get(4 + families.indexOf(family) / 3))
                        .person())
                .toList();
        world.goTo(world.slots.get(6));

        for (int i = 0; i < families.size(); i++) {
            rose = booked.get(i);
            assertThat(world.vaccinate(rose)).isInstanceOf(GiveOutcome.Recorded.class);
            assertThat(PaperFixture.pages(printed(t)).getFirst()).contains("Zoë " + families.get(i));
        }
    }

    @Test
    void without_a_dose_there_is_no_receipt() {
        PersonKey nobody = beans.people().keyOf(PeopleFixture.aHealthNumber());
        var booked = world.book(FloorWorld.someone(), world.slots.get(7)).person();

        assertThat(receipts.of(nobody, t)).isEmpty();
        assertThat(receipts.print(nobody, t)).isInstanceOf(PrintOutcome.NoDoses.class);
        assertThat(receipts.print(booked, t)).isInstanceOf(PrintOutcome.NoDoses.class);
    }
}
