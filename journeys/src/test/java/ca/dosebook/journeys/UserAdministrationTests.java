package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A health unit looks after its own users: they come, they leave, they come back. */
@InTheProvince
class UserAdministrationTests {

    @ParameterizedTest
    @CsvSource({"en, 1280", "fr, 320"})
    void someone_is_invited_works_is_disabled_in_the_middle_of_it_and_is_let_in_again(
            String language, int width, Scene scene) {
        Visit.Wishes someone = scene.someoneAfterTheOpening()
                .reading(language)
                .onAScreenOf(width)
                .examiningEveryPage();
        String email = "ravi." + language + "@kingston.example";
        Staff louise = given(someone.comesToWork())
                .isIn(scene.province().afterItsOpening().staff("coordinator"));

        when(louise)
                .fillsInTheInvitation("Ravi", "", email, "Kingston", louise.says("Check-in", "Accueil à la clinique"))
                .goesOn();
        then(louise).isToldOf("Type the family name", "Tapez le nom de famille", "family");
        assertThat(louise.page().locator("#email").inputValue()).isEqualTo(email);

        when(louise).types("family", "Menon-" + language).goesOn();
        then(louise)
                .reads("The invitation is on its way", "L’invitation est en route")
                .sees("Ravi Menon-" + language, email)
                .reads("Invited", "Invité");
        String ofRavi = louise.page().url().replaceFirst("^.*/(en|fr)(/console/users/[0-9a-f-]+).*$", "$2");
        Mails mails = scene.province().mailsAfterTheOpening();
        louise.page().waitForCondition(() -> !mails.to(email).isEmpty());

        when(louise).presses("Show a link to hand over", "Afficher un lien à remettre");
        then(louise).reads("We show it only now", "Nous ne l’affichons que maintenant");
        String link = louise.linkShown();
        when(louise).goesBackOnePage();
        then(louise).isAt(ofRavi).doesNotSee(link);

        Staff ravi = given(someone.comesToWork());
        Account account = ravi.activates(link, email);
        then(ravi).isWelcomedAs("Ravi").reads("Check-in", "Accueil à la clinique");

        when(louise).opens("/console/users").types("text", "Menon-" + language);
        louise.presses("Show", "Afficher").follows("Ravi Menon", "Ravi Menon");
        then(louise).isAt(ofRavi).reads("Active", "Actif");
        when(louise).follows("Disable the account", "Désactiver le compte");
        then(louise).reads("signed out everywhere at once", "déconnecté partout sur-le-champ");
        when(louise).presses("Disable now", "Désactiver maintenant");
        then(louise)
                .reads(
                        "The account is disabled and signed out everywhere",
                        "Le compte est désactivé et déconnecté partout");

        when(ravi).follows("Find a person", "Trouver une personne");
        then(ravi).isAskedToSignIn().reads("Your account is stopped", "Votre compte est arrêté");
        when(ravi).givesAddressAndPassword(account);
        then(ravi)
                .isToldOf(
                        "do not match an account that can sign in",
                        "ne correspondent à aucun compte pouvant ouvrir une session",
                        "email");

        when(louise).presses("Enable the account", "Réactiver le compte");
        then(louise).reads("The account is enabled", "Le compte est réactivé");
        when(ravi).signsIn(account);
        then(ravi).isWelcomedAs("Ravi");
    }
}
