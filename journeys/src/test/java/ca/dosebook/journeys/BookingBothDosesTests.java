package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A resident books dose one and dose two in one sitting. */
@InTheProvince
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
                .reads("Your first dose: choose a clinic", "nearest first", "km away", "Next free:")
                .choosesTheFirstClinic()
                .choosesDay(1)
                .choosesTime(4)
                .reads("Your second dose: we suggest", "We keep this place for you until")
                .takesTheSuggestion()
                .wantsMailTo(rose.mail())
                .reads("Check your answers", "Rose Okafor", "ending in 3217", "K7L 3N6", rose.mail())
                .booksTheAppointments();

        then(atHome)
                .isAt("/book/done")
                .reads("Your booking is complete", "First dose", "Second dose", "the health card");
        assertThat(atHome.reference()).matches("\\d{4} \\d{4} \\d{4}");

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

    @Test
    void noe_who_is_a_health_care_worker_books_both_doses_in_french(Scene scene) {
        Product pilot = scene.province().inItsPilot();
        Person noe = pilot.noe();
        Resident atWork = given(
                scene.someoneInThePilot().reading("fr").examiningEveryPage().comes());

        when(atWork)
                .opensTheSite()
                .reads("Réserver un vaccin")
                .startsBooking()
                .livesAt(noe.postalCode())
                .booksForThemselves()
                .saysWhoTheyAre(noe)
                .hasTheInvitation(pilot.invitationOf(noe))
                .reads("Oui, vous pouvez réserver maintenant")
                .goesOn()
                .reads("Votre première dose : choisir une clinique", "la plus proche d’abord")
                .choosesTheFirstDose()
                .reads("Votre deuxième dose : nous proposons", "Nous vous gardons cette place jusqu’à")
                .takesTheSuggestion()
                .wantsMailTo(noe.mail())
                .reads("Vérifiez vos réponses", "Noé Beausoleil", "finissant par 1429", "2 juin")
                .booksTheAppointments();

        then(atWork)
                .isAt("/book/done")
                .reads("Votre réservation est complète", "Première dose", "Deuxième dose", "la carte Santé");
        assertThat(atWork.reference()).matches("\\d{4} \\d{4} \\d{4}");
    }

    @Test
    void nothing_needs_scripts(Scene scene) {
        Resident cautious =
                given(scene.someoneAfterTheOpening().withoutScripts().comes());

        when(cautious).opensTheSite().startsBooking().livesAt("Kingston").isAskedFor("area");
        when(cautious)
                .getsToTheCheckPageAs(Person.another("Rosamund", "Featherstonhaugh"))
                .booksTheAppointments();

        then(cautious).isAt("/book/done").reads("Your booking is complete");
    }

    @Test
    void everything_is_done_with_tab_enter_and_space_and_the_focus_is_always_seen(Scene scene) {
        Resident withoutAMouse =
                given(scene.someoneAfterTheOpening().byKeyboardAlone().comes());

        when(withoutAMouse)
                .opensTheSite()
                .startsBooking()
                .livesAt("K7L 3N6")
                .booksForThemselves()
                .saysWhoTheyAre(Person.another("Cosima", "Vandenberghe"))
                .goesOn()
                .choosesBothDoses()
                .wantsMailTo("keys@example.org")
                .booksTheAppointments();

        then(withoutAMouse).isAt("/book/done").reads("Your booking is complete");
    }

    @Test
    void every_page_fits_a_screen_of_320_pixels(Scene scene) {
        Resident withAnOldPhone = given(scene.someoneAfterTheOpening()
                .reading("fr")
                .onAScreenOf(320)
                .examiningEveryPage()
                .comes());

        when(withAnOldPhone)
                .opensTheSite()
                .startsBooking()
                .livesAt("K7L 3N6")
                .booksForThemselves()
                .saysWhoTheyAre(Person.another("Anne-Clémentine", "Beauchamp-Deslongchamps"))
                .goesOn()
                .choosesBothDoses()
                .wantsMailTo("a-rather-long-address-for-a-small-screen@subdomain.example.org")
                .booksTheAppointments();

        then(withAnOldPhone).isAt("/book/done").reads("Votre réservation est complète");
    }
}
