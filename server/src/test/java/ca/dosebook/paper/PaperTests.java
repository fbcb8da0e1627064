package ca.dosebook.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Language;
import ca.dosebook.paper.PaperDocument.Bookmark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperTests {

    private final Paper paper = PaperFixture.paper();

    private static PaperDocument report(Language language, String paragraph) {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "<tr><th scope=\"row\">Loyola " + i + "</th><td>" + i + "</td></tr>")
                .collect(Collectors.joining());
        return new PaperDocument(
                language,
                language == Language.EN ? "Pilot report" : "Rapport du projet pilote",
                language == Language.EN ? "What the pilot taught" : "Ce que le projet pilote a appris",
                "td { text-align: right }",
                """
                <h1 id="top">Élégance &amp; co.</h1><p>%s</p><h2 id="table">Table</h2>
                <table><thead><tr><th scope="col">Site</th><th scope="col">Booked</th></tr></thead><tbody>%s</tbody></table>
                <ul><li>one</li><li><a href="https://example.org/en" title="the site">two</a></li></ul>
                """.formatted(paragraph, rows),
                List.of(new Bookmark("Top", "top"), new Bookmark("Table", "table")));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_report_is_valid_pdf_ua_in_either_language(Language language) {
        byte[] pdf = paper.pdf(report(language, "À la cour – “quoted” … ’ €"));

        assertThat(PaperFixture.faults(pdf)).isEmpty();
        assertThat(PaperFixture.pages(pdf).getFirst()).contains("Élégance & co.", "À la cour – “quoted” … ’ €");
    }

    @Test
    void it_says_its_language_and_title_and_has_its_fonts_inside() throws IOException {
        try (PDDocument document = Loader.loadPDF(paper.pdf(report(Language.FR, "x")))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("fr-CA");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Rapport du projet pilote");
            assertThat(catalog.getDocumentOutline().children()).hasSize(2);
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void the_validator_notices_what_is_missing() throws IOException {
        byte[] valid = paper.pdf(report(Language.EN, "x"));
        var broken = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(valid)) {
            document.getDocumentCatalog().setLanguage(null);
            document.save(broken);
        }

        assertThat(PaperFixture.faults(broken.toByteArray())).isNotEmpty();
    }

    @Test
    void a_text_is_escaped_and_what_is_not_well_formed_is_refused() {
        assertThat(PaperFixture.pages(paper.pdf(report(Language.EN, Paper.escaped("<b>\"Tom\" & Zoë</b>"))))
                        .getFirst())
                .contains("<b>\"Tom\" & Zoë</b>");
        PaperDocument broken = report(Language.EN, "<b>");
        assertThatThrownBy(() -> paper.pdf(broken)).isInstanceOf(RuntimeException.class);
    }
}
