package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;

import org.junit.jupiter.api.Test;

/** A grandson books for his grandmother: he must not lose track of whom it is for. */
@InTheProvince
class BookingForSomeoneElseTests {

    @Test
    void her_grandson_books_for_her_and_reads_her_name_on_every_page(Scene scene) {
        Person grandmother = Person.another("Philomena", "Castellanos");
        String about = "Booking for Philomena";
        Resident grandson = given(scene.someoneAfterTheOpening().comes());

        when(grandson)
                .opensTheSite()
                .startsBooking()
                .livesAt(grandmother.postalCode())
                .booksForSomeoneElse()
                .reads("What is the person’s name?")
                .isCalled(grandmother.given(), grandmother.family())
                .reads(about, "Which Ontario health card does Philomena have?")
                .showsThePhotoCard(grandmother.printedNumber(), "")
                .reads(about, "What is Philomena’s date of birth?")
                .wasBornOn(grandmother.birthDate())
                .reads(about, "Yes, Philomena can be booked now")
                .goesOn()
                .reads(about, "Philomena’s first dose: choose a clinic")
                .choosesTheFirstClinic()
                .reads(about, "Philomena’s first dose: choose a day")
                .choosesDay(2)
                .reads(about, "Philomena’s first dose: choose a time")
                .choosesTime(2)
                .reads(about, "Philomena’s second dose: we suggest")
                .takesTheSuggestion()
                .reads(about, "How can we reach you or Philomena?")
                .picks("reach-2")
                .types("mobile", "613 555 0123")
                .types("helper", "Étienne Castellanos")
                .goesOn()
                .reads(about, "Check your answers", "Étienne Castellanos", "that Philomena agrees")
                .booksTheAppointments();

        then(grandson).isAt("/book/done").reads(about, "Your booking is complete");
    }

    @Test
    void son_petit_fils_lit_son_nom_a_chaque_page(Scene scene) {
        Person grandmother = Person.another("Philippine", "Larochelle");
        String about = "Réservation pour Philippine";
        Resident grandson = given(scene.someoneAfterTheOpening().reading("fr").comes());

        when(grandson)
                .opens("/book")
                .livesAt(grandmother.postalCode())
                .booksForSomeoneElse()
                .isCalled(grandmother.given(), grandmother.family())
                .reads(about)
                .showsThePhotoCard(grandmother.number(), grandmother.version())
                .reads(about)
                .wasBornOn(grandmother.birthDate())
                .reads(about, "Oui, on peut réserver pour Philippine maintenant")
                .goesOn()
                .reads(about)
                .choosesTheFirstDose()
                .reads(about)
                .takesTheSuggestion()
                .reads(about)
                .hasNoWayToBeReached();

        then(grandson).reads(about, "Vérifiez vos réponses", "que Philippine est d’accord");
    }
}
