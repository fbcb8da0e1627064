package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff come in with a password and a code of their phone, and leave again. */
@InTheProvince
class StaffSignInTests {

    @ParameterizedTest
    @CsvSource({"en, 1280", "fr, 320"})
    void whoever_asks_for_a_page_signs_in_and_is_shown_that_page(String language, int width, Scene scene) {
        Account agent = scene.province().afterItsOpening().staff("agent");
        Staff chloe = given(scene.someoneAfterTheOpening()
                .reading(language)
                .onAScreenOf(width)
                .examiningEveryPage()
                .comesToWork());

        when(chloe).opens("/console/activity");
        then(chloe).isAskedToSignIn();

        when(chloe).givesAddressAndPassword(agent);
        then(chloe).reads("The six digits your authenticator app shows", "Les six chiffres que votre application");

        when(chloe).showsACode(agent);
        then(chloe).isAt("/console/activity").reads("Signed in", "S’est connecté");
        assertThat(chloe.bar()).contains("Chloe Nguyen", chloe.says("contact centre", "Centre d’appels"));
        assertThat(chloe.hasTheMenuFoldedAway()).isEqualTo(width < 600);

        when(chloe).turnsTo("My security", "Ma sécurité");
        then(chloe).sees("agent@demo.example").reads("This browser", "Ce navigateur");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void after_signing_out_no_page_opens_any_more(String language, Scene scene) {
        Staff sam = given(scene.someoneAfterTheOpening()
                        .reading(language)
                        .examiningEveryPage()
                        .comesToWork())
                .signsIn(scene.province().afterItsOpening().staff("lead"))
                .isWelcomedAs("Sam");

        when(sam).signsOut();
        then(sam)
                .reads("You are signed out", "Votre session est fermée")
                .reads("On a shared computer, close the browser too.", "Sur un ordinateur partagé");

        when(sam).opens("/console/persons");
        then(sam).isAskedToSignIn().doesNotRead("Find a person", "Trouver une personne");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void a_wrong_password_and_a_wrong_code_are_explained_and_a_code_works_once(String language, Scene scene) {
        Account inventory = scene.province().afterItsOpening().staff("inventory");
        Staff dana = given(scene.someoneAfterTheOpening()
                .reading(language)
                .examiningEveryPage()
                .comesToWork());

        when(dana)
                .opens("/console/sign-in")
                .types("email", inventory.email())
                .types("password", "not-the-password")
                .goesOn();
        then(dana)
                .isToldOf(
                        "The address and the password do not match an account that can sign in",
                        "L’adresse et le mot de passe ne correspondent à aucun compte",
                        "email")
                .opensTheDetails("I cannot sign in", "Je n’arrive pas à ouvrir une session")
                .reads("capital letters count", "les majuscules comptent");

        when(dana).givesAddressAndPassword(inventory).goesOn();
        then(dana).isToldOf("Enter the code", "Tapez le code", "code");

        when(dana).types("code", inventory.aCodeOfYesterday()).goesOn();
        then(dana)
                .isToldOf(
                        "This code is not right. Wait until the app shows the next one",
                        "Ce code n’est pas le bon. Attendez",
                        "code");

        when(dana).showsACode(inventory);
        then(dana).isWelcomedAs("Dana");

        Staff onlooker = given(scene.someoneAfterTheOpening()
                .reading(language)
                .examiningEveryPage()
                .comesToWork());
        when(onlooker)
                .opens("/console/sign-in")
                .givesAddressAndPassword(inventory)
                .types("code", inventory.theSameCode())
                .goesOn();
        then(onlooker)
                .isToldOf(
                        "This code was used already. Each code works once",
                        "Ce code a déjà servi. Chaque code sert une seule fois",
                        "code");

        when(onlooker).opens("/console");
        then(onlooker).doesNotRead("Hello", "Bonjour").isAskedForTheCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void without_scripts_and_with_the_keyboard_alone_all_of_it_works(String language, Scene scene) {
        Account vaccinator = scene.province().afterItsOpening().staff("vaccinator");
        Staff jean = given(scene.someoneAfterTheOpening()
                .reading(language)
                .withoutScripts()
                .byKeyboardAlone()
                .comesToWork());

        when(jean).opens("/console").givesAddressAndPassword(vaccinator);
        jean.types("code", vaccinator.aCodeOfYesterday()).goesOn();
        then(jean).isToldOf("This code is not right", "Ce code n’est pas le bon", "code");

        when(jean).showsACode(vaccinator);
        then(jean).isWelcomedAs("Jean");

        when(jean).follows("Find a person", "Trouver une personne").turnsTo("My security", "Ma sécurité");
        then(jean).sees("vaccinator@demo.example");

        when(jean).signsOut();
        then(jean).reads("You are signed out", "Votre session est fermée");
    }
}
