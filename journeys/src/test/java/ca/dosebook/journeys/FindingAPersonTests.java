package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At the clinic a person is found by full identifiers, by those who have something to do with them. */
@InTheProvince
class FindingAPersonTests {

    @ParameterizedTest
    @CsvSource({"en, 1280, Theodora, Lindqvist", "fr, 320, Apolline, Desrochers"})
    void whoever_receives_a_person_finds_them_and_nobody_else_does(
            String language, int width, String given, String family, Scene scene) {
        Product open = scene.province().afterItsOpening();
        Person person = Person.another(given, family);
        given(scene.someoneAfterTheOpening().comes())
                .getsTheAnswerFor(person)
                .goesOn()
                .choosesTheClinic("Limestone Arena")
                .choosesDay(1)
                .choosesTime(1)
                .takesTheSuggestion()
                .hasNoWayToBeReached()
                .booksTheAppointments();
        Visit.Wishes someone = scene.someoneAfterTheOpening()
                .reading(language)
                .onAScreenOf(width)
                .examiningEveryPage();
        Staff priya = given(someone.comesToWork()).isIn(open.staff("checkin"));

        when(priya).turnsTo("Find a person", "Trouver une personne").goesOn();
        then(priya)
                .reads("Choose why you open the record", "Choisissez pourquoi vous ouvrez le dossier")
                .reads("Choose whether you look by health number or by name", "Choisissez si vous cherchez par numéro");

        when(priya).looksForTheNumber(Person.another("Nemo", "Nusquam").printedNumber());
        then(priya)
                .isToldOf(
                        "Nobody is recorded with this health number",
                        "Personne n’est inscrit avec ce numéro de carte Santé",
                        "number");

        when(priya).looksForTheNumber(person.printedNumber());
        then(priya)
                .sees(person.fullName(), "•••• ••" + person.printedNumber().substring(7))
                .doesNotSee(person.printedNumber())
                .reads("Dose 1: booked", "Dose 1 : réservé")
                .reads("Dose 2: booked", "Dose 2 : réservé")
                .reads(
                        "It is written down that you opened this record",
                        "Il est consigné que vous avez ouvert ce dossier");
        String record = path(priya);
        assertThat(record).matches("/console/persons/[0-9a-f-]{36}");

        when(priya).presses("Show the whole health number", "Montrer le numéro de carte Santé complet");
        then(priya).sees(person.printedNumber());
        assertThat(path(priya)).isEqualTo(record + "/number");
        when(priya).opens(record);
        then(priya).sees(person.fullName()).doesNotSee(person.printedNumber());

        Staff fatima = given(someone.comesToWork()).isIn(open.staff("nurse"));
        when(fatima).looksForTheNumber(person.number());
        then(fatima)
                .reads(
                        "You cannot see this record from your organization",
                        "Vous ne pouvez pas voir ce dossier à partir de votre organisation")
                .reads("an appointment at one of its sites", "un rendez-vous à l’un de ses lieux")
                .doesNotSee(person.given(), person.family());
        when(fatima).opens(record);
        then(fatima)
                .reads("This record is not open", "Ce dossier n’est pas ouvert")
                .doesNotSee(person.given(), person.family());

        Staff dana = given(someone.comesToWork()).isIn(open.staff("inventory"));
        when(dana).opens("/console/persons");
        then(dana).reads("Your role does not include this page", "Votre rôle ne comprend pas cette page");
    }

    @ParameterizedTest
    @CsvSource({"en, Wilhelmina, Achterberg", "fr, Ghislaine, Beausoleil"})
    void a_person_without_their_card_is_found_by_all_else_that_they_say(
            String language, String given, String family, Scene scene) {
        Person person = Person.another(given, family);
        given(scene.someoneAfterTheOpening().comes())
                .getsToTheCheckPageAs(person)
                .booksTheAppointments();
        Staff priya = given(scene.someoneAfterTheOpening()
                        .reading(language)
                        .examiningEveryPage()
                        .comesToWork())
                .isIn(scene.province().afterItsOpening().staff("checkin"));

        when(priya)
                .opens("/console/persons")
                .picks("by-2")
                .types("given", person.given().toUpperCase(java.util.Locale.ROOT))
                .types("family", person.family())
                .types("birth", String.valueOf(person.birthDate().getDayOfMonth()))
                .types("birthMonth", String.valueOf(person.birthDate().getMonthValue()))
                .types("birthYear", String.valueOf(person.birthDate().getYear()))
                .types("postalCode", person.postalCode())
                .ticks("The person, or their helper, is on the phone", "La personne, ou son aide, est au téléphone")
                .goesOn();

        then(priya).sees(person.fullName()).doesNotSee(person.printedNumber());
        assertThat(path(priya)).matches("/console/persons/[0-9a-f-]{36}");

        when(priya).turnsTo("My activity", "Mon activité");
        then(priya)
                .reads("Saw a person’s record", "A vu le dossier d’une personne")
                .reads("On the phone", "Au téléphone")
                .doesNotSee(person.given(), person.family());
    }

    private static String path(Staff staff) {
        return staff.page().url().replaceFirst("^https?://[^/]+/(en|fr)", "");
    }
}
