package ca.dosebook.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every component, in both languages, filled with text that tries to break out of it. */
class ComponentsTests {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&</title> é’";

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, ComponentsTests.class.getClassLoader(), "ca.dosebook");

    @TestFactory
    Stream<DynamicTest> hostileTextStaysTextIn() throws IOException {
        Wording wording = Wording.ofClassPath();
        return Stream.of(Language.values())
                .flatMap(language -> templates().stream()
                        .map(name -> DynamicTest.dynamicTest(
                                name + " " + language.code(),
                                () -> assertHarmless(name, render(name, sample(name, wording.in(language)))))));
    }

    private static void assertHarmless(String name, String html) {
        assertThat(html).doesNotContainIgnoringCase("<script").doesNotContain("</title> é");
        assertThat(Html.problems(html)).isEmpty();
        if (!List.of("icon", "lastResort").contains(name)) {
            assertThat(html).containsPattern("&lt;script(>|&gt;)alert");
        }
    }

    @Test
    void everyPageHasItsLanguageItsTitleAndTheWayToTheOtherLanguage() {
        Texts french = Wording.ofClassPath().in(Language.FR);

        String html = render("frame", Map.of("frame", frame(french), "content", text("Bonjour")));

        assertThat(html)
                .contains("<html lang=\"fr\">")
                .contains("<title>Erreur\u00a0: ")
                .contains("href=\"/en/clinics?near=K7L&amp;x=%22\" lang=\"en\" hreflang=\"en\">English</a>")
                .contains("href=\"tel:+18885550199\"")
                .contains("Dosebook n’est pas un service gouvernemental.")
                .contains("action=\"/fr/clear\"")
                .contains("Bonjour");
    }

    @Test
    void aPageForStaffHasTheBarAndNothingThatIsForThePublic() {
        Texts t = Wording.ofClassPath().in(Language.EN);
        Frame frame = frame(t).forStaff(new Frame.Staff("/en/console", "1-888-555-0100", bar("Ada Lovelace")));

        String html = render("frame", Map.of("frame", frame, "content", text("Hello")));

        assertThat(Html.problems(html)).isEmpty();
        assertThat(html)
                .contains("<strong>Ada Lovelace</strong>")
                .contains("<a href=\"/en/console/users\" aria-current=\"page\">Ada Lovelace</a>")
                .contains("<a href=\"/en/console\">Home</a>")
                .contains("action=\"/en/console/sign-out\"")
                .contains("href=\"tel:+18885550100\"")
                .contains("class=\"db-name\" href=\"/en/console\"")
                .contains(t.of("pages.demo.staff"))
                .doesNotContain("tel:+18885550199")
                .doesNotContain(t.of("pages.help.text"));
    }

    @Test
    void aPageForThePublicHasNoBar() {
        Texts t = Wording.ofClassPath().in(Language.EN);

        assertThat(render("frame", Map.of("frame", frame(t), "content", text("Hello"))))
                .doesNotContain("db-staff")
                .doesNotContain("staff.css")
                .doesNotContain(t.of("pages.demo.staff"));
    }

    @Test
    void anErrorStandsAtTheTopAndAtItsField() {
        Texts t = Wording.ofClassPath().in(Language.EN);
        Frame frame = bare(t).errors(FormErrors.none().and("postal", "Enter a postal code"));

        String summary = render("errorSummary", Map.of("frame", frame));
        String field = render("textField", Map.of("frame", frame, "id", "postal", "label", "Postal code"));
        String other = render("textField", Map.of("frame", frame, "id", "name", "label", "Name"));

        assertThat(summary).contains("<a href=\"#postal\">Enter a postal code</a>");
        assertThat(field)
                .contains("aria-describedby=\"postal-error\"")
                .contains("aria-invalid=\"true\"")
                .contains("Enter a postal code");
        assertThat(other).doesNotContain("aria-invalid").doesNotContain("postal code");
    }

    @Test
    void theErrorSummaryLeadsToTheFirstControlOfAQuestion() {
        Frame frame = bare(Wording.ofClassPath().in(Language.EN));

        assertThat(render("dateField", Map.of("frame", frame, "id", "birth", "label", "Date of birth")))
                .contains("id=\"birth\" name=\"birthDay\"")
                .contains("id=\"birthMonth\" name=\"birthMonth\"")
                .contains("id=\"birthYear\" name=\"birthYear\"");
        assertThat(render(
                        "radios",
                        Map.of(
                                "frame", frame,
                                "id", "who",
                                "label", "Whom?",
                                "value", "b",
                                "choices", List.of(Choice.of("a", "Me"), Choice.of("b", "Her")))))
                .contains("id=\"who\" name=\"who\" value=\"a\">")
                .contains("id=\"who-2\" name=\"who\" value=\"b\" checked>");
    }

    @Test
    void aWidthTheDesignSystemLacksIsRefused() {
        assertThat(Fields.widthClass(7)).isEqualTo(" ontario-input--7-char-width");
        assertThatThrownBy(() -> Fields.widthClass(6)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Frame bare(Texts t) {
        return Frame.of(
                t,
                new Frame.Surroundings("/clinics?near=K7L&x=%22", "1-888-555-0199", "/assets/1/", true, false, null));
    }

    private static Frame.Bar bar(String text) {
        return new Frame.Bar(
                text,
                text,
                List.of(new Frame.Link("Home", "/en/console", false), new Frame.Link(text, "/en/console/users", true)),
                "/en/console/sign-out");
    }

    private static Frame frame(Texts t) {
        return bare(t).title(HOSTILE)
                .back(t.to("/start"))
                .about(HOSTILE)
                .chosen(List.of(Fact.of(HOSTILE, HOSTILE).changedAt(t.to("/x"))))
                .errors(FormErrors.none().and("field", HOSTILE).and("other", HOSTILE))
                .withClearButton();
    }

    /** What a component needs at least; a new one fails here until it has a sample. */
    private static Map<String, Object> sample(String name, Texts t) {
        Frame frame = frame(t);
        List<Choice> choices =
                List.of(Choice.of(HOSTILE, HOSTILE).hint(HOSTILE).reveals(text(HOSTILE)), Choice.of("other", HOSTILE));
        return switch (name) {
            case "staffBar" -> Map.of("t", t, "bar", bar(HOSTILE));
            case "frame" -> Map.of("frame", frame, "content", text(HOSTILE));
            case "error" -> Map.of("frame", frame, "t", t, "page", new ErrorPage(HOSTILE, HOSTILE, HOSTILE, "/en/"));
            case "lastResort" -> Map.of("english", frame, "french", frame, "key", "pages.error.400");
            case "icon" -> Map.of("kind", HOSTILE);
            case "errorSummary" -> Map.of("frame", frame);
            case "fieldError" -> Map.of("t", t, "id", "field", "text", HOSTILE);
            case "legend" -> Map.of("text", HOSTILE, "heading", true);
            case "textField" ->
                Map.of("frame", frame, "id", "field", "label", HOSTILE, "value", HOSTILE, "hint", HOSTILE);
            case "dateField" -> Map.of("frame", frame, "id", "field", "label", HOSTILE, "day", HOSTILE);
            case "radios", "select" ->
                Map.of("frame", frame, "id", "field", "label", HOSTILE, "choices", choices, "value", HOSTILE);
            case "checkboxes" -> {
                Map<String, Object> all = new HashMap<>(sample("radios", t));
                all.put("values", List.of(HOSTILE));
                yield all;
            }
            case "button" -> Map.of("text", HOSTILE, "name", HOSTILE, "value", HOSTILE);
            case "linkButton" -> Map.of("href", "/en/?" + HOSTILE, "text", HOSTILE);
            case "notice" -> Map.of("kind", "warning", "title", HOSTILE, "content", text(HOSTILE));
            case "hold" -> Map.of("title", HOSTILE, "content", text(HOSTILE), "action", text(HOSTILE));
            case "summaryList" ->
                Map.of("t", t, "facts", List.of(Fact.of(HOSTILE, HOSTILE).changedAt("/en/" + HOSTILE)));
            case "panel" -> Map.of("title", HOSTILE, "label", HOSTILE, "reference", HOSTILE, "content", text(HOSTILE));
            default -> throw new IllegalArgumentException("no sample of the component " + name);
        };
    }

    /** Text as a template would write it: escaped. */
    private static Content text(String words) {
        return output -> output.writeUserContent(words);
    }

    private static String render(String name, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        TEMPLATES.render("pages/" + name + ".jte", parameters, output);
        return output.toString();
    }

    private static List<String> templates() {
        try (Stream<Path> files = Files.list(Path.of("src/main/jte/pages"))) {
            return files.map(file -> file.getFileName().toString().replace(".jte", ""))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
