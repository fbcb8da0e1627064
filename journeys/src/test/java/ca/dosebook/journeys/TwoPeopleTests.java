package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role that reaches the whole province is given by two people or not at all. */
@InTheProvince
class TwoPeopleTests {

    @ParameterizedTest
    @CsvSource({"en, 1280", "fr, 320"})
    void one_operator_asks_cannot_decide_and_the_other_agrees(String language, int width, Scene scene) {
        Product open = scene.province().afterItsOpening();
        Visit.Wishes someone = scene.someoneAfterTheOpening()
                .reading(language)
                .onAScreenOf(width)
                .examiningEveryPage();
        Staff olivia = given(someone.comesToWork()).isIn(open.staff("operator"));
        String ines = "Ines Duarte-" + language;

        when(olivia)
                .fillsInTheInvitation(
                        "Ines",
                        "Duarte-" + language,
                        "ines." + language + "@province.example",
                        "Ontario",
                        olivia.says("Privacy officer", "Protection de la vie privée"))
                .goesOn();
        then(olivia)
                .reads("A second person has to agree", "Une deuxième personne doit donner son accord")
                .sees(ines);
        when(olivia).goesOn();
        then(olivia).isToldOf("Write why", "Écrivez pourquoi", "reason");
        when(olivia).types("reason", "The officer for the east").goesOn();
        then(olivia)
                .reads("The request waits for a second person", "La demande attend une deuxième personne")
                .reads("Somebody else has to decide", "quelqu’un d’autre doit décider");
        String request = olivia.page().url().replaceFirst("^.*/(en|fr)(/console/requests/[0-9a-f-]+).*$", "$2");

        when(olivia).opens(request + "/approve").goesOn();
        then(olivia).reads("Nobody can agree to their own request", "Personne ne peut accepter sa propre demande");

        Staff louise = given(someone.comesToWork()).isIn(open.staff("coordinator"));
        when(louise).opens("/console/requests");
        then(louise).doesNotSee(ines);

        Staff marc = given(someone.comesToWork()).isIn(open.staff("operator2"));
        then(marc).reads("waits for your decision", "attend votre décision");
        when(marc)
                .follows("See what waits", "Voir ce qui attend")
                .follows(ines, ines)
                .follows("Agree", "Accepter");
        then(marc).sees("The officer for the east");
        when(marc).presses("Agree, and do it", "Accepter et exécuter");
        then(marc)
                .reads("You agreed, and it is done", "Vous avez accepté, et c’est fait")
                .sees("Olivia Chen", "Marc Gagnon");

        when(olivia).opens("/console/users").types("text", ines);
        olivia.presses("Show", "Afficher").follows(ines, ines);
        then(olivia).reads("Privacy officer", "Protection de la vie privée");
        when(olivia).opens(request);
        then(olivia).reads("Agreed and done", "Acceptée et exécutée");
    }
}
