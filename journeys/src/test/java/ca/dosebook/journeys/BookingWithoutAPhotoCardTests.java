package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;

import org.junit.jupiter.api.Test;

/** No card, or the old one: the same way as for everyone, and the clinic confirms who it is. */
@InTheProvince
class BookingWithoutAPhotoCardTests {

    @Test
    void a_resident_without_a_card_books_and_is_told_what_to_bring(Scene scene) {
        Person person = Person.another("Tomasina", "Quackenbush");
        Resident newcomer = given(scene.someoneAfterTheOpening().comes());

        when(newcomer)
                .opens("/book")
                .livesAt(person.postalCode())
                .booksForThemselves()
                .isCalled(person.given(), person.family())
                .reads("You can still book. The clinic asks for another document with name and birth date.")
                .hasNoCard()
                .wasBornOn(person.birthDate())
                .goesOn()
                .choosesBothDoses()
                .hasNoWayToBeReached()
                .reads(
                        "No Ontario health card",
                        "Bring a document with your name and birth date. The clinic looks at it")
                .booksTheAppointments();

        then(newcomer).isAt("/book/done").reads("a document with name and birth date");
    }

    @Test
    void a_resident_with_the_red_and_white_card_books_and_is_told_what_to_bring(Scene scene) {
        Person person = Person.another("Archibald", "Throckmorton");
        Resident faithful = given(scene.someoneAfterTheOpening().comes());

        when(faithful)
                .opens("/book")
                .livesAt(person.postalCode())
                .booksForThemselves()
                .isCalled(person.given(), person.family())
                .showsTheRedAndWhiteCard(person.printedNumber())
                .wasBornOn(person.birthDate())
                .goesOn()
                .choosesBothDoses()
                .hasNoWayToBeReached()
                .reads(
                        "The old red and white card",
                        "Bring a document with your name and birth date. The clinic looks at it")
                .booksTheAppointments();

        then(faithful).isAt("/book/done").reads("a document with name and birth date");
    }
}
