package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** With the reference and the birth date alone a resident sees, moves and cancels what is booked. */
@InTheProvince
class ManagingTests {

    @Test
    void a_booking_is_found_in_any_spelling_and_its_second_dose_is_moved(Scene scene) {
        Person person = Person.another("Anneliese", "Hohenzollern");
        String reference = aBookingOf(person, scene);
        Resident later =
                given(scene.someoneAfterTheOpening().examiningEveryPage().comes());

        when(later)
                .opensTheSite()
                .follows("See, move or cancel a booking")
                .looksUp(" " + reference.replace(" ", "-") + " ", person.birthDate());
        then(later).isAt("/manage/booking").reads("The booking", reference, "First dose", "Second dose");
        String first = dose(later, 1);
        String second = dose(later, 2);

        when(later).follows("Move (Second dose)").reads("Move the second dose");
        when(later)
                .presses(later.page().locator(".db-dates a").first())
                .choosesDay(2)
                .choosesTime(2);
        then(later).isAt("/manage/check").reads("Nothing is changed yet.", "Now", "New", first, second);
        when(later).goesOn();

        then(later)
                .isAt("/manage/booking")
                .reads("Your change is saved", "Moved to another time, as you asked.", first);
        assertThat(dose(later, 1)).isEqualTo(first);
        assertThat(dose(later, 2)).isNotEqualTo(second);
    }

    @Test
    void both_doses_are_cancelled_and_stay_to_be_seen_as_cancelled(Scene scene) {
        Person person = Person.another("Cuthbert", "Ramsbottom");
        String reference = aBookingOf(person, scene);
        Resident later = given(scene.someoneAfterTheOpening()
                        .onAScreenOf(320)
                        .examiningEveryPage()
                        .comes())
                .opens("/manage")
                .looksUp(reference, person.birthDate());

        when(later).follows("Cancel (First dose)").reads("Which appointments do you want to cancel?");
        later.page().locator("main input[type=checkbox]").all().stream()
                .map(box -> box.getAttribute("id"))
                .forEach(later::picks);
        when(later).goesOn().reads("Do you really want to cancel?").goesOn();

        then(later)
                .isAt("/manage/booking")
                .reads(
                        "The cancellation is saved",
                        "There are no appointments left in this booking.",
                        "Cancelled, as you asked.",
                        "Book this dose again");
    }

    @Test
    void la_reservation_se_deplace_et_s_annule_en_francais_sans_script(Scene scene) {
        Person person = Person.another("Célestine", "Bellefontaine");
        String reference = aBookingOf(person, scene);
        Resident later = given(scene.someoneAfterTheOpening()
                        .reading("fr")
                        .withoutScripts()
                        .comes())
                .opens("/manage")
                .looksUp(reference, person.birthDate());
        then(later).reads("La réservation", "Première dose", "Deuxième dose");

        when(later)
                .follows("Déplacer (Deuxième dose)")
                .presses(later.page().locator(".db-dates a").first())
                .choosesDay(1)
                .choosesTime(3)
                .goesOn();
        then(later).reads("Votre changement est enregistré", "Déplacé à une autre heure, à votre demande.");

        when(later).follows("Annuler (Deuxième dose)").picks("doses-2").goesOn().goesOn();
        then(later).reads("L’annulation est enregistrée", "Annulé, à votre demande.", "Réserver cette dose de nouveau");
    }

    @Test
    void every_page_of_managing_is_accessible_in_french(Scene scene) {
        Person person = Person.another("Fleurette", "Montmorency");
        String reference = aBookingOf(person, scene);
        Resident later = given(scene.someoneAfterTheOpening()
                .reading("fr")
                .examiningEveryPage()
                .comes());

        when(later).opens("/manage").goesOn();
        then(later).isToldOf("Tapez le numéro de réservation", "reference");
        when(later)
                .looksUp(reference, person.birthDate())
                .follows("Déplacer (Première dose)")
                .goesBack()
                .follows("Annuler")
                .goesOn();
        then(later).reads("Choisissez");
    }

    @Test
    void with_a_wrong_birth_date_nothing_is_said_of_the_booking(Scene scene) {
        Person person = Person.another("Augustina", "Lovelock");
        String reference = aBookingOf(person, scene);
        Resident stranger = given(scene.someoneAfterTheOpening().comes()).opens("/manage");

        when(stranger).looksUp(reference, person.birthDate().plusYears(1));
        then(stranger)
                .reads("We found no booking with this reference and this date of birth. Check both, digit by digit")
                .doesNotRead(person.given(), person.family(), "First dose")
                .finds(reference, "reference");

        when(stranger).looksUp("1234 5678", person.birthDate());
        then(stranger).isToldOf("This is not a booking reference. It has 12 digits.", "reference");
    }

    @Test
    void whoever_is_done_on_a_shared_computer_closes_the_booking(Scene scene) {
        Person person = Person.another("Thomasina", "Ravenscroft");
        String reference = aBookingOf(person, scene);
        Resident atTheLibrary = given(
                        scene.someoneAfterTheOpening().examiningEveryPage().comes())
                .opens("/manage")
                .looksUp(reference, person.birthDate());

        when(atTheLibrary).presses("I am done on this computer");
        then(atTheLibrary).reads("The booking is closed on this computer", "This did not cancel anything.");
        when(atTheLibrary).goesBack().reloads();
        then(atTheLibrary).isAt("/manage").doesNotRead(reference);
    }

    private static String aBookingOf(Person person, Scene scene) {
        return scene.someoneAfterTheOpening()
                .comes()
                .getsToTheCheckPageAs(person)
                .booksTheAppointments()
                .reference();
    }

    /** When the so-manieth dose is, as it stands on the page of the booking. */
    private static String dose(Resident resident, int which) {
        Locator cards = resident.page().locator(".db-appointment .db-card__next");
        return Resident.plain(cards.nth(which - 1).innerText()).strip();
    }
}
