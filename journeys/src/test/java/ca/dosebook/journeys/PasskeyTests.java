package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member of staff whose computer keeps a passkey: added once, then it takes the place of the code. */
@InTheProvince
class PasskeyTests {

    private static final String SECURITY = "/console/security";

    @ParameterizedTest
    @CsvSource({"en, 360", "fr, 1280"})
    void a_passkey_is_added_and_signs_in(String language, int width, Scene scene) {
        Account account = scene.province().afterItsOpening().staff("inventory");
        Staff dana = given(scene.someoneAfterTheOpening()
                        .reading(language)
                        .onAScreenOf(width)
                        .examiningEveryPage()
                        .comesToWork())
                .isIn(account);
        given(Computer.withAFingerprintReader(dana.page()));

        when(dana).opens(SECURITY).follows("Add a passkey", "Ajouter une clé d’accès");
        addsOne(dana, account, "Work laptop " + language);
        then(dana)
                .reads("The passkey is added", "La clé d’accès est ajoutée")
                .sees("Work laptop " + language)
                .reads("Not used yet", "Pas encore utilisée");

        when(dana)
                .signsOut()
                .opens("/console/sign-in")
                .givesAddressAndPassword(account)
                .presses("Use a passkey", "Utiliser une clé d’accès");
        then(dana).isWelcomedAs("Dana");

        removesIt(dana, account);
    }

    @Test
    void a_finger_that_is_not_known_signs_nobody_in_and_the_code_does(Scene scene) {
        Account account = scene.province().afterItsOpening().staff("inventory");
        Staff dana = given(scene.someoneAfterTheOpening().examiningEveryPage().comesToWork())
                .isIn(account);
        Computer computer = given(Computer.withAFingerprintReader(dana.page()));
        addsOne(dana.opens(SECURITY + "/passkey"), account, "Tablet");
        dana.signsOut().opens("/console/sign-in").givesAddressAndPassword(account);

        when(computer).doesNotKnowTheFinger();
        dana.page().locator("#passkey").click();
        dana.page().locator("[data-passkey-failed]").waitFor();

        then(dana).reads("The passkey was not used", "La clé d’accès n’a pas servi");
        PageRules.areAccessible(dana.page());
        removesIt(dana.showsACode(account).isWelcomedAs("Dana"), account);
    }

    @Test
    void without_scripts_no_passkey_is_made_and_the_page_says_why(Scene scene) {
        Account account = scene.province().afterItsOpening().staff("inventory");
        Staff dana = given(scene.someoneAfterTheOpening().withoutScripts().comesToWork())
                .isIn(account);

        when(dana).opens(SECURITY + "/passkey");
        then(dana).reads("A passkey needs JavaScript", "Une clé d’accès exige JavaScript");

        when(dana).types("name", "Phone").types("current", account.password()).goesOn();
        then(dana).reads("This browser cannot make a passkey here", "Ce navigateur ne peut pas créer");
        then(dana).doesNotSee("Press the button");
    }

    private static void addsOne(Staff dana, Account account, String name) {
        dana.types("name", name)
                .types("current", account.password())
                .goesOn()
                .presses("Make the passkey", "Créer la clé d’accès")
                .isAt(SECURITY + "?done=passkey");
    }

    /** Whoever comes after finds the account as it was. */
    private static void removesIt(Staff dana, Account account) {
        String address = dana.opens(SECURITY)
                .page()
                .locator("main a[href*='/passkey/'][href$='/remove']")
                .getAttribute("href");
        dana.opens(address.substring(3))
                .types("current", account.password())
                .presses("Remove", "Retirer")
                .reads("The passkey is removed", "La clé d’accès est retirée");
    }

    /** A computer that keeps passkeys behind a finger, as Chromium plays it for tests. */
    private record Computer(CDPSession devTools, String authenticator) {

        static Computer withAFingerprintReader(Page page) {
            CDPSession devTools = page.context().newCDPSession(page);
            devTools.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            JsonObject arguments = new JsonObject();
            arguments.add("options", options);
            return new Computer(
                    devTools,
                    devTools.send("WebAuthn.addVirtualAuthenticator", arguments)
                            .get("authenticatorId")
                            .getAsString());
        }

        void doesNotKnowTheFinger() {
            JsonObject arguments = new JsonObject();
            arguments.addProperty("authenticatorId", authenticator);
            arguments.addProperty("isUserVerified", false);
            devTools.send("WebAuthn.setUserVerified", arguments);
        }
    }
}
