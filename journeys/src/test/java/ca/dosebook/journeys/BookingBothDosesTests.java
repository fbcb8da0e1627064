package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A resident books dose one and dose two in one sitting. */
@ExtendWith(Stage.class)
class BookingBothDosesTests {

    @Test
    void rose_who_is_82_books_both_doses_with_her_invitation_and_the_code_works_once(Scene scene) {
        Product pilot = scene.province().inItsPilot();
        Person rose = pilot.rose();
        String code = pilot.invitationOf(rose);
        Resident atHome = given(
                scene.someoneInThePilot().reading("en").examiningEveryPage().comes());

        when(atHome)
                .opensTheSite()
                .startsBooking()
                .livesAt("k7l3n6")
                .booksForThemselves()
                .saysWhoTheyAre(rose)
                .hasTheInvitation(code)
                .reads("Yes, you can book now", "This invitation gives the right to book now")
                .goesOn()
                .reads("Your first dose: choose a clinic", "clinics near K7L", "nearest first", "km away")
                .choosesTheFirstClinic()
                .choosesDay(1)
                .choosesTime(4)
                .reads("Your second dose: we suggest", "We keep this place for you until")
                .takesTheSuggestion()
                .wantsMailTo("rose@example.org")
                .reads("Check your answers", "Rose Okafor", "ending in 3217", "K7L 3N6", "rose@example.org")
                .booksTheAppointments();

        then(atHome)
                .isAt("/book/done")
                .reads("Your booking is complete", "First dose", "Second dose", "the health card");
        assertThat(atHome.reference()).matches("\\d{3} \\d{3} \\d{3} ?\\d*");

        when(atHome)
                .clearsTheAnswers()
                .reads("Your answers are cleared")
                .goesOn()
                .startsBooking()
                .livesAt("K7L 3N6")
                .booksForThemselves()
                .saysWhoTheyAre(rose)
                .hasTheInvitation(code);

        then(atHome)
                .isToldOf("This code was used already. If you did not use it, call us", "code")
                .finds(code, "code");
    }
}
