package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Back and forth, two tabs, a deep link, a restart of the server: nothing typed is lost, and every page is true. */
@InTheProvince
class ComingBackTests {

    @Test
    void the_back_button_shows_what_was_typed_and_the_way_forward_stays_open(Scene scene) {
        Person person = Person.another("Hildegard", "Zimmermann");
        Resident resident = given(scene.someoneAfterTheOpening().comes())
                .getsTheAnswerFor(person)
                .goesOn()
                .choosesTheFirstClinic()
                .choosesDay(1)
                .choosesTime(1);

        when(resident)
                .goesBack()
                .reads("choose a time")
                .goesBack()
                .goesBack()
                .goesBack()
                .goesBack();
        then(resident).isAt("/book/birth-date").finds("1936", "birthYear");
        when(resident).goesBack();
        then(resident).isAt("/book/card").finds(person.version(), "version");
        when(resident).goesBack();
        then(resident).isAt("/book/name").finds("Zimmermann", "family");

        when(resident).goesForward().goesForward().goesForward();
        then(resident).isAt("/book/answer");
        when(resident).goesOn();
        then(resident)
                .reads("We keep this place for you until", "Your second dose: we suggest")
                .doesNotRead("choose a clinic");

        when(resident).takesTheSuggestion().hasNoWayToBeReached().booksTheAppointments();
        then(resident).isAt("/book/done");
        String reference = resident.reference();
        when(resident).goesBack();
        then(resident).isAt("/book/done");
        assertThat(resident.reference()).isEqualTo(reference);
    }

    @Test
    void of_two_tabs_the_later_choice_counts_and_both_say_so(Scene scene) {
        Resident oneTab = given(scene.someoneAfterTheOpening().comes())
                .getsTheAnswerFor(Person.another("Gwendolyn", "Fitzwilliam"))
                .goesOn()
                .choosesTheFirstClinic()
                .choosesDay(1);
        Resident otherTab = given(oneTab.opensAnotherTab());

        when(oneTab).choosesTime(2);
        String first = oneTab.answer("First dose");
        when(otherTab).choosesTime(5);
        String second = otherTab.answer("First dose");
        assertThat(second).isNotEqualTo(first);

        when(oneTab).takesTheSuggestion().hasNoWayToBeReached();
        then(oneTab).isAt("/book/check");
        assertThat(oneTab.answer("First dose")).contains(firstLine(second));
        when(oneTab).booksTheAppointments();
        then(oneTab).isAt("/book/done").reads(firstLine(second)).doesNotRead(firstLine(first));

        when(otherTab).goesOn();
        then(otherTab).isAt("/book/done").reads("Your booking is complete");
        assertThat(otherTab.reference()).isEqualTo(oneTab.reference());
    }

    @Test
    void whoever_goes_back_after_booking_and_changes_an_answer_is_led_to_the_booking_as_it_is(Scene scene) {
        Resident resident = given(scene.someoneAfterTheOpening().comes())
                .getsToTheCheckPageAs(Person.another("Bartolomea", "Castelnuovo"))
                .booksTheAppointments();
        String reference = resident.reference();

        when(resident)
                .opens("/book/card")
                .showsThePhotoCard(Person.another("Someone", "Else").number(), "");

        then(resident).isAt("/book/done");
        assertThat(resident.reference()).isEqualTo(reference);
    }

    @Test
    void an_address_from_the_middle_leads_to_the_first_question_without_an_answer(Scene scene) {
        Resident resident = given(scene.someoneAfterTheOpening().comes());

        when(resident).opens("/book/check");
        then(resident).isAt("/book/where");
        when(resident).livesAt("K7L 3N6").opens("/book/dose/1");
        then(resident).isAt("/book/for");
        when(resident).opens("/book/done");
        then(resident).isAt("/book/for");
    }

    @Test
    void every_answer_can_be_changed_and_the_others_stay(Scene scene) {
        Resident resident = given(scene.someoneAfterTheOpening().comes())
                .getsToTheCheckPageAs(Person.another("Leopoldine", "Wolkenstein"));
        String firstDose = resident.answer("First dose");
        String secondDose = resident.answer("Second dose");

        when(resident).changes("Name").finds("Wolkenstein", "family").isCalled("Leopoldine", "Wolkenstein-Trostburg");
        then(resident).isAt("/book/check").reads("Leopoldine Wolkenstein-Trostburg");

        when(resident).changes("Date of birth").wasBornOn("1", "2", "1935");
        then(resident).isAt("/book/check").reads("February 1, 1935");

        when(resident).changes("Contact").picks("reach-3").wantsMailTo("leopoldine@example.org");
        then(resident).isAt("/book/check").reads("leopoldine@example.org");
        assertThat(resident.answer("First dose")).isEqualTo(firstDose);
        assertThat(resident.answer("Second dose")).isEqualTo(secondDose);

        when(resident)
                .changes("Second dose")
                .choosesTheFirstClinic()
                .choosesDay(1)
                .choosesTime(3);
        then(resident).isAt("/book/check").reads("leopoldine@example.org", "February 1, 1935");
        assertThat(resident.answer("First dose")).isEqualTo(firstDose);
        assertThat(resident.answer("Second dose")).isNotEqualTo(secondDose);
    }

    @Test
    void the_language_can_be_changed_on_the_way(Scene scene) {
        Resident resident = given(scene.someoneAfterTheOpening().comes())
                .opens("/book")
                .livesAt("K7L 3N6")
                .booksForThemselves();

        when(resident).readsInTheOtherLanguage();
        then(resident).reads("Quel est votre nom?");
    }

    @Test
    void what_was_typed_and_held_survives_a_kill_of_the_server(Scene scene) {
        Person person = Person.another("Ottoline", "Cavendish");
        Resident resident = given(scene.someoneWherePlacesAreScarce().comes())
                .opens("/book")
                .livesAt(person.postalCode())
                .booksForThemselves()
                .isCalled(person.given(), person.family());

        when(scene.province().withOnePlaceForEachTime()).isKilledAndStartedAgain();
        when(resident).showsThePhotoCard(person.number(), person.version()).wasBornOn(person.birthDate());
        then(resident).reads("Yes, you can book now");

        when(resident).goesOn().choosesTheFirstDose();
        String held = resident.answer("First dose");
        when(scene.province().withOnePlaceForEachTime()).isKilledAndStartedAgain();
        when(resident).takesTheSuggestion().hasNoWayToBeReached();
        then(resident).isAt("/book/check").reads("Ottoline Cavendish", firstLine(held));
        when(resident).booksTheAppointments();
        then(resident).isAt("/book/done").reads(firstLine(held));
    }

    @Test
    void the_first_page_leads_back_to_where_one_stopped(Scene scene) {
        Resident resident = given(
                        scene.someoneAfterTheOpening().examiningEveryPage().comes())
                .opens("/book")
                .livesAt("K7L 3N6")
                .booksForThemselves();

        when(resident).opens("/");
        then(resident).reads("You have an unfinished booking", "What you typed is still here.");
        when(resident).follows("Go on where you stopped");
        then(resident).isAt("/book/name");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElseThrow().strip();
    }
}
