package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before saying who they are, residents see where and when places are free. */
@InTheProvince
class LookingAroundTests {

    @ParameterizedTest
    @CsvSource({"en, 1280", "fr, 320"})
    void clinics_near_a_town_are_shown_nearest_first_before_anyone_is_asked_who_they_are(
            String language, int width, Scene scene) {
        Resident curious = given(scene.someoneInThePilot()
                .reading(language)
                .onAScreenOf(width)
                .examiningEveryPage()
                .comes());
        boolean english = language.equals("en");

        when(curious)
                .opensTheSite()
                .follows(english ? "See clinics near you" : "Voir les cliniques près")
                .types("place", "K7L 3N6")
                .goesOn();

        then(curious)
                .reads(english ? "nearest first" : "la plus proche d’abord")
                .reads(english ? "Next free:" : "Prochaine place libre :")
                .reads(english ? "By invitation for now" : "Sur invitation pour le moment");

        when(curious).types("place", "Atlantis").presses(english ? "Show clinics" : "Voir les cliniques");
        then(curious)
                .isToldOf(english ? "We do not know this place." : "Nous ne connaissons pas cet endroit.", "place")
                .finds("Atlantis", "place");
    }
}
