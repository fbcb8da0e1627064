package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two residents want the same place, and there is one. */
@InTheProvince
class PlacesTakenMeanwhileTests {

    private static final String FIFTH_TIME = ".db-times button >> nth=4";

    @Test
    void the_slower_one_is_shown_the_nearest_free_times_and_takes_one(Scene scene) {
        Resident faster = given(scene.someoneWherePlacesAreScarce().comes())
                .getsTheAnswerFor(Person.another("Swithin", "Goodfellow"))
                .goesOn()
                .choosesTheFirstClinic()
                .choosesDay(2);
        Resident slower = given(
                        scene.someoneWherePlacesAreScarce().examiningEveryPage().comes())
                .getsTheAnswerFor(Person.another("Slowena", "Lingerwood"))
                .goesOn()
                .choosesTheFirstClinic()
                .choosesDay(2);
        String wanted = faster.page().locator(FIFTH_TIME).getAttribute("value");
        assertThat(slower.page().locator(FIFTH_TIME).getAttribute("value")).isEqualTo(wanted);

        when(faster).choosesTime(5);
        when(slower).choosesTime(5);

        then(faster).reads("Your second dose: we suggest");
        then(slower).reads("Someone else just took", "Choose another time", "The nearest free times");
        assertThat(slower.page().locator("button[value='" + wanted + "']").count())
                .as("the place that is gone is not offered again")
                .isZero();

        String instead = Resident.plain(
                slower.page().locator(".db-times--wide button").first().innerText());
        when(slower).choosesTime(1);
        then(slower).reads("Your second dose: we suggest", "We keep this place for you until");
        assertThat(instead)
                .startsWith(slower.answer("First dose")
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .strip());
        when(slower).takesTheSuggestion().hasNoWayToBeReached().booksTheAppointments();
        then(slower).isAt("/book/done").reads("Your booking is complete");
    }

    @Test
    void whoever_clears_the_answers_gives_the_place_back(Scene scene) {
        Resident undecided = given(scene.someoneWherePlacesAreScarce().comes())
                .getsTheAnswerFor(Person.another("Peregrine", "Waverley"))
                .goesOn()
                .choosesTheFirstClinic()
                .choosesDay(3);
        Resident waiting = given(scene.someoneWherePlacesAreScarce().comes())
                .getsTheAnswerFor(Person.another("Patience", "Standish"))
                .goesOn()
                .choosesTheFirstClinic()
                .choosesDay(3);
        String wanted = "button[value='" + undecided.page().locator(FIFTH_TIME).getAttribute("value") + "']";

        when(undecided).choosesTime(5).reads("We keep this place for you until");
        waiting.page()
                .waitForCondition(() -> waiting.reloads().page().locator(wanted).count() == 0);
        when(undecided).clearsTheAnswers();

        then(undecided).reads("Your answers are cleared", "Nothing you typed is left on this computer");
        // The pass of the waiting room says nothing of anyone, and its time goes on.
        assertThat(undecided.visit().context().cookies()).noneMatch(cookie -> !cookie.name.endsWith("db-pass"));
        waiting.page()
                .waitForCondition(() -> waiting.reloads().page().locator(wanted).count() == 1);
        when(undecided).opens("/book").isAskedFor("place");
        then(undecided).finds("", "place");
    }

    @Test
    void a_place_can_be_kept_longer(Scene scene) {
        Resident thoughtful = given(scene.someoneWherePlacesAreScarce().comes())
                .getsTheAnswerFor(Person.another("Thaddeus", "Merriweather"))
                .goesOn()
                .choosesTheFirstDose();
        String here = thoughtful.page().locator("h1").innerText();

        when(thoughtful).keepsThePlacesLonger();

        then(thoughtful).reads("We keep this place for you until");
        assertThat(thoughtful.page().locator("h1").innerText()).isEqualTo(here);
        assertThat(thoughtful.keptUntil()).matches("\\d{1,2}:\\d\\d [ap]\\.m\\.");
    }
}
