package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where someone lives decides who answers for them, and each answer says what to do. */
@InTheProvince
class WhereOneLivesTests {

    @Test
    void a_unit_with_its_own_system_is_named_with_its_phone_and_how_to_book_there(Scene scene) {
        Resident inNewmarket =
                given(scene.someoneInThePilot().examiningEveryPage().comes());

        when(inNewmarket).opens("/book").livesAt("L3Y 4X1");

        then(inNewmarket)
                .reads(
                        "You book in another place",
                        "takes bookings in its own system",
                        "How to book there",
                        "By phone:")
                .doesNotRead("Choose a clinic");
        assertThat(inNewmarket.page().locator("main a[href^='tel:']").innerText())
                .matches("[\\d-]{12,}");
        assertThat(inNewmarket.text()).containsPattern("(On the web|In person): \\S+");
    }

    @Test
    void a_unit_that_is_not_open_yet_says_from_when(Scene scene) {
        Matcher opening = Pattern.compile("opens \\w+, (\\d+) (\\w+) at 8:00")
                .matcher(scene.province().inItsPilot().greetingAfter("Not open yet"));
        assertThat(opening.find()).isTrue();
        Resident inOttawa = given(scene.someoneInThePilot().examiningEveryPage().comes());

        when(inOttawa).opens("/book").livesAt("K2P 1L4");

        then(inOttawa)
                .reads("Bookings are not open yet", opening.group(2) + " " + opening.group(1) + ", ", "at 8:00 a.m.");
    }

    @Test
    void in_the_pilot_someone_without_an_invitation_reads_from_when_everyone_can_book(Scene scene) {
        Resident inKingston = given(scene.someoneInThePilot().comes());

        when(inKingston)
                .getsTheAnswerFor(Person.another("Wilhelmina", "Oosterhout"))
                .reads("What is your invitation code?", "I have no code")
                .opens("/book/answer");

        then(inKingston).isAt("/book/invitation");
    }

    @Test
    void someone_whose_turn_has_not_come_reads_whose_turn_it_is_and_a_health_care_worker_can_book(Scene scene) {
        Person person = Person.another("Ferdinand", "Nightingale");
        Resident young =
                given(scene.someoneAfterTheOpening().examiningEveryPage().comes());

        when(young)
                .opens("/book")
                .livesAt("K7L 3N6")
                .booksForThemselves()
                .isCalled(person.given(), person.family())
                .showsThePhotoCard(person.number(), person.version())
                .wasBornOn("14", "march", "1984")
                .reads("Do you belong to one of these groups?", "The clinic asks for proof.")
                .belongsTo("None of these");
        then(young)
                .reads("It is not your turn yet", "people born in", "health-care workers", "Type an invitation code");

        when(young).goesBack().belongsTo("Health-care workers");
        then(young).reads("Yes, you can book now", "health-care workers");
    }

    @Test
    void an_area_in_several_units_is_asked_about(Scene scene) {
        Resident inAlmonte =
                given(scene.someoneAfterTheOpening().examiningEveryPage().comes());

        when(inAlmonte)
                .opens("/book")
                .livesAt("K0A 1A0")
                .reads("Which health unit is it?")
                .goesOn();
        then(inAlmonte).isAt("/book/unit").reads("There is a problem", "Choose a health unit");

        when(inAlmonte).belongsTo("Leeds");
        then(inAlmonte).isAt("/book/for");
    }

    @Test
    void a_postal_code_outside_ontario_is_told_apart_from_one_that_does_not_exist(Scene scene) {
        Resident visitor =
                given(scene.someoneAfterTheOpening().examiningEveryPage().comes());

        when(visitor).opens("/book").livesAt("H2X 1Y4");
        then(visitor)
                .isToldOf("This postal code is not in Ontario. Dosebook books for people who live in Ontario", "place")
                .finds("H2X 1Y4", "place");

        when(visitor).livesAt("Nowhere at all");
        then(visitor).isToldOf("We do not know this place.", "place").finds("Nowhere at all", "place");

        when(visitor).livesAt("");
        then(visitor).isToldOf("Type a postal code or a town", "place");
    }
}
