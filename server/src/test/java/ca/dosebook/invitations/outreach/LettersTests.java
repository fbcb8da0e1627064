package ca.dosebook.invitations.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationDetails;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.InvitationsFixture;
import ca.dosebook.kernel.Language;
import ca.dosebook.paper.PaperFixture;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.RolloutFixture;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.wording.Wording;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LettersTests {

    private static final Instant TODAY = Instant.parse("2021-03-01T15:00:00Z");
    private static final double POINTS_A_MM = 72 / 25.4;

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final Letters letters = new Letters(
            PaperFixture.paper(),
            new Letterhead(
                    RolloutFixture.on(db.jdbc()), Wording.ofClassPath(), "https://dosebook.example", "1-888-555-0199"));

    private static Told told(Language language, String given, String family) {
        InvitationId id = InvitationsFixture.anyId();
        Optional<Instant> never = Optional.empty();
        return new Told(
                id,
                new HealthUnitId(2241),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new InvitationDetails(
                        new PersonName(given, family),
                        LocalDate.of(1938, 1, 2),
                        new InvitationDetails.Reach(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("12 King Street West, Apt. 1204"),
                                Optional.of("Kingston"),
                                Optional.of("K7L 3N6")))),
                "K7MP-2XRT",
                Optional.of(Channel.LETTER),
                language,
                InvitationStatus.WAITING,
                new Told.Happened(
                        TODAY,
                        TODAY.plus(Duration.ofDays(28)),
                        never,
                        never,
                        never,
                        never,
                        never,
                        never,
                        never,
                        never,
                        Optional.empty(),
                        0,
                        never));
    }

    @Test
    void everyone_has_one_page_in_their_own_language() {
        Told rose = told(Language.EN, "Rose", "O’Neil");
        Told zoe = told(Language.FR, "Zoë", "L’Écuyer-Bélanger");

        List<String> pages = PaperFixture.pages(letters.pdf(Language.EN, List.of(rose, zoe), TODAY));

        assertThat(pages).hasSize(2);
        assertThat(pages.getFirst())
                .contains("Rose O’Neil", "K7MP-2XRT", rose.id().reference(), "You are invited to book")
                .contains("dosebook.example/en/invited", "1-888-555-0199", "March\u00a028, 2021")
                .doesNotContain("L’Écuyer", "1938", "Votre");
        assertThat(pages.getLast())
                .contains("Zoë L’Écuyer-Bélanger", "KINGSTON ON", "Votre code d’invitation", "28\u00a0mars 2021")
                .contains("dosebook.example/fr/invited")
                .doesNotContain("Rose", "Your");
    }

    @Test
    void the_address_alone_shows_in_the_windows_of_both_envelopes() throws IOException {
        byte[] pdf = letters.pdf(Language.EN, List.of(told(Language.EN, "Rose", "O’Neil")), TODAY);

        // The sheet, folded in three, rests on the bottom of the envelope. Millimetres from its upper left corner.
        String number10 = textWithin(pdf, 22.2, 51.8, 111, 28.6);
        String dl = textWithin(pdf, 20, 38, 87, 35);

        assertThat(number10.lines().map(String::strip))
                .containsExactly("Rose O’Neil", "12 King Street West, Apt. 1204", "KINGSTON ON\u00a0\u00a0K7L 3N6");
        assertThat(dl).isEqualTo(number10);
    }

    private static String textWithin(byte[] pdf, double left, double top, double width, double height)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripperByArea();
            stripper.addRegion(
                    "window",
                    new Rectangle2D.Double(
                            left * POINTS_A_MM, top * POINTS_A_MM, width * POINTS_A_MM, height * POINTS_A_MM));
            stripper.extractRegions(document.getPage(0));
            return stripper.getTextForRegion("window").strip();
        }
    }

    @Test
    void letters_are_valid_pdf_ua_in_both_languages() {
        for (Language language : Language.values()) {
            byte[] pdf = letters.pdf(
                    language, List.of(told(Language.EN, "Rose", "O’Neil"), told(Language.FR, "Zoë", "Roy")), TODAY);

            assertThat(PaperFixture.faults(pdf)).isEmpty();
        }
    }

    @Test
    void a_long_name_and_address_stay_on_their_page() {
        String longest = "Wolfeschlegelsteinhausenbergerdorff ".repeat(5).strip();

        assertThat(PaperFixture.pages(letters.pdf(
                        Language.FR, List.of(told(Language.FR, longest, longest), told(Language.FR, "A", "B")), TODAY)))
                .hasSize(2);
    }

    @Test
    void a_wave_of_five_hundred_is_one_file_in_reasonable_time() {
        List<Told> people = IntStream.range(0, Outreach.LETTERS)
                .mapToObj(i -> told(i % 4 == 0 ? Language.FR : Language.EN, "Rose", "O’Neil"))
                .toList();
        long start = System.nanoTime();

        byte[] pdf = letters.pdf(Language.EN, people, TODAY);

        assertThat(PaperFixture.pages(pdf)).hasSize(Outreach.LETTERS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }
}
