package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An empty installation lets its first user in with a link in the terminal; nobody else, and never twice. */
@ExtendWith(Stage.class)
class FirstAdministratorTests {

    @ParameterizedTest
    @CsvSource({"en, 1280", "fr, 320"})
    void the_first_administrator_comes_in_with_the_link_once_and_later_with_a_code_on_paper(
            String language, int width, Scene scene) {
        try (Product empty = Product.start("--dosebook.demo=none")) {
            Visit.Wishes someone =
                    scene.someoneAt(empty).reading(language).onAScreenOf(width).examiningEveryPage();
            String link = empty.linkOfTheFirstAdministrator();
            Staff noor = given(someone.comesToWork());

            when(noor).opens(link);
            then(noor).reads("You are the first administrator", "Vous êtes la première administratrice");

            when(noor).types("given", "Noor").types("family", "Haddad").types("email", "noor.haddad@health.example");
            noor.types("password", "short").types("again", "short").goesOn();
            then(noor).isToldOf("use 12 characters or more", "il faut 12 caractères ou plus", "password");
            assertThat(noor.page().locator("#email").inputValue()).isEqualTo("noor.haddad@health.example");

            when(noor).choosesAPassword();
            then(noor).reads("Scan this square with the app", "Balayez ce carré avec l’application");
            Account account =
                    new Account("noor.haddad@health.example", Staff.password(), noor.secretToTypeIntoTheApp());

            when(noor).types("code", "12 34").goesOn();
            then(noor).isToldOf("This code is not right", "Ce code n’est pas le bon", "code");

            when(noor).showsACode(account);
            List<String> codes = noor.codesOnPaper();
            assertThat(codes)
                    .hasSize(10)
                    .doesNotHaveDuplicates()
                    .allMatch(code -> code.matches("[0-9A-Z]{5}-[0-9A-Z]{5}"));

            when(noor).goesOn();
            then(noor).isWelcomedAs("Noor").reads("Provincial operator", "Opération provinciale");

            Staff stranger = given(someone.comesToWork());
            when(stranger).opens(link);
            then(stranger)
                    .reads("This link no longer works", "Ce lien ne fonctionne plus")
                    .doesNotSee("Haddad", "noor.haddad@health.example");

            when(stranger)
                    .follows("Go to the sign-in page", "Aller à la page d’ouverture de session")
                    .givesAddressAndPassword(account)
                    .types("code", codes.getFirst())
                    .goesOn();
            then(stranger).isWelcomedAs("Noor");
            when(stranger).turnsTo("My security", "Ma sécurité");
            then(stranger).reads("You have 9 codes left", "Il vous reste 9 codes");

            when(stranger)
                    .signsOut()
                    .givesAddressAndPassword(account)
                    .types("code", codes.getFirst())
                    .goesOn();
            then(stranger).isToldOf("This code was used already", "Ce code a déjà servi", "code");
        }
    }
}
