package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names are shown as people write them. */
@InTheProvince
class NamesTests {

    private record Name(String given, String family) {

        String full() {
            return (given + " " + family).strip();
        }
    }

    private static final List<Name> NAMES = List.of(
            new Name("", "O"),
            new Name("Zoë", "O’Neil-Łukasiewicz"),
            new Name("Zoe\u0308", "O'Neil-Łukasiewicz"),
            new Name("🌷", "Tulip 👩🏽‍⚕️"),
            new Name("محمد", "الأنصاري"),
            new Name("שָׂרָה", "כהן־לוי"),
            new Name("<script>alert(1)</script>", "</title>\"'&amp;<b>"),
            new Name("Ł".repeat(200), "W".repeat(200)));

    @Test
    void every_name_is_shown_as_it_is_written(Scene scene) {
        Resident resident = given(
                        scene.someoneAfterTheOpening().onAScreenOf(320).comes())
                .getsToTheCheckPageAs(Person.another("Montgomery", "Featherington"));
        resident.page().onDialog(dialog -> {
            throw new AssertionError("a name ran as a script: " + dialog.message());
        });
        String doses = resident.answer("First dose") + resident.answer("Second dose");

        for (Name name : NAMES) {
            when(resident).changes("Name").isCalled(name.given(), name.family());
            then(resident).isAt("/book/check");
            // Composed and decomposed letters are the same letters; the page has the composed ones.
            assertThat(resident.answer("Name"))
                    .isEqualTo(java.text.Normalizer.normalize(name.full(), java.text.Normalizer.Form.NFC));
        }
        assertThat(resident.answer("First dose") + resident.answer("Second dose"))
                .isEqualTo(doses);

        when(resident).changes("Name").finds("W".repeat(200), "family").isCalled("Ł".repeat(201), "X");
        then(resident)
                .isToldOf("The first name is too long. 200 letters are the most", "given")
                .finds("Ł".repeat(201), "given");
        when(resident).isCalled("Montgomery", "left \u202e right");
        then(resident).isToldOf("The last name has signs we cannot print.", "family");

        when(resident).isCalled("Zoë", "O’Neil-Łukasiewicz").booksTheAppointments();
        then(resident).isAt("/book/done");
    }

    @Test
    void a_name_from_right_to_left_stands_rightly_on_every_page_of_who_books_for_her(Scene scene) {
        Person person = Person.another("פנינה", "אבוטבול");
        Resident resident = given(scene.someoneAfterTheOpening().comes());

        when(resident).opens("/book").livesAt("K7L").booksForSomeoneElse().isCalled(person.given(), person.family());

        then(resident).reads("Booking for פנינה", "Which Ontario health card does פנינה have?");
    }
}
