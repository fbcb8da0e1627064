package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;

import org.junit.jupiter.api.Test;

/** A mistake is told at the top and at the field, what was typed is kept, and mending it leads on. */
@InTheProvince
class MistypedAnswersTests {

    @Test
    void a_health_number_with_a_wrong_digit_is_kept_and_told(Scene scene) {
        Person person = Person.another("Bartholomew", "Higginbotham");
        Resident resident = given(
                        scene.someoneAfterTheOpening().examiningEveryPage().comes())
                .opens("/book")
                .livesAt(person.postalCode())
                .booksForThemselves()
                .isCalled(person.given(), person.family());
        String wrong = person.number().substring(0, 9) + (person.number().charAt(9) == '0' ? '1' : '0');

        when(resident).showsThePhotoCard(wrong, "ab");
        then(resident)
                .isToldOf("One digit of the health number is wrong. Compare it with the card", "number")
                .finds(wrong, "number")
                .finds("ab", "version");

        when(resident).showsThePhotoCard(person.number() + person.version(), "");
        then(resident).isToldOf("Type the 10 digits here, and the letters after them into the version code", "number");

        when(resident).showsThePhotoCard("98765", "");
        then(resident)
                .isToldOf("The health number has 10 digits. Count them again", "number")
                .finds("98765", "number");

        when(resident).showsThePhotoCard(person.printedNumber(), person.version());
        then(resident).isAt("/book/birth-date");
    }

    @Test
    void a_birth_date_that_does_not_exist_is_kept_and_told(Scene scene) {
        Person person = Person.another("Persephone", "Abernathy");
        Resident resident = given(scene.someoneAfterTheOpening()
                        .reading("fr")
                        .examiningEveryPage()
                        .comes())
                .opens("/book")
                .livesAt(person.postalCode())
                .booksForThemselves()
                .isCalled(person.given(), person.family())
                .showsThePhotoCard(person.number(), person.version());

        when(resident).wasBornOn("31", "2", "1938");
        then(resident)
                .isToldOf("Ce jour n’existe pas ou n’est pas encore venu.", "birth")
                .finds("31", "birth")
                .finds("2", "birthMonth")
                .finds("1938", "birthYear");

        when(resident).wasBornOn("28", "févr", "38");
        then(resident)
                .reads("L’année doit avoir quatre chiffres, par exemple 1938")
                .finds("38", "birthYear");

        when(resident).wasBornOn("", "", "");
        then(resident).isToldOf("Tapez la date de naissance", "birth");

        when(resident).wasBornOn("28", "février", "1938");
        then(resident).reads("Oui, vous pouvez réserver maintenant");
    }

    @Test
    void a_code_made_for_someone_else_and_one_that_is_none_are_kept_and_told(Scene scene) {
        Product pilot = scene.province().inItsPilot();
        Resident rose = given(scene.someoneInThePilot().examiningEveryPage().comes())
                .getsTheAnswerFor(Person.another("Rosetta", "Okonkwo-Lindqvist"));
        String noesCode = pilot.invitationOf(pilot.noe());

        when(rose).hasTheInvitation(noesCode);
        then(rose)
                .isToldOf("This code does not fit the details you gave.", "code")
                .finds(noesCode, "code");

        when(rose).hasTheInvitation("BILO-0158");
        then(rose).isToldOf("This is not an invitation code.", "code").finds("BILO-0158", "code");

        when(rose).hasTheInvitation("");
        then(rose).isToldOf("Type the invitation code", "code");
    }

    @Test
    void a_way_to_reach_someone_that_is_chosen_must_be_complete(Scene scene) {
        Resident resident = given(
                        scene.someoneAfterTheOpening().examiningEveryPage().comes())
                .getsTheAnswerFor(Person.another("Ignatius", "Pemberton"))
                .goesOn()
                .choosesBothDoses();

        when(resident).goesOn();
        then(resident).reads("There is a problem", "Choose how we can reach you.");

        when(resident).wantsMailTo("ignatius@");
        then(resident).isToldOf("This e-mail address is not complete.", "email").finds("ignatius@", "email");

        when(resident)
                .picks("reach-2")
                .types("mobile", "555")
                .types("email", "a@example.org")
                .goesOn();
        then(resident)
                .isToldOf("Type the mobile number with its area code", "mobile")
                .finds("555", "mobile")
                .finds("a@example.org", "email");

        when(resident).types("mobile", "(613) 555-0123").goesOn();
        then(resident).isAt("/book/check").reads("a@example.org");
    }

    @Test
    void a_choice_that_is_not_made_is_asked_for(Scene scene) {
        Resident resident =
                given(scene.someoneAfterTheOpening().examiningEveryPage().comes());

        when(resident).opens("/book").livesAt("K7L").goesOn();
        then(resident).reads("There is a problem", "Choose who the vaccine is for");

        when(resident).booksForThemselves().isCalled("", "");
        then(resident).isToldOf("Type the last name", "family");

        when(resident).isCalled("", "Suharto").goesOn();
        then(resident).reads("There is a problem", "Choose which card it is");
    }
}
