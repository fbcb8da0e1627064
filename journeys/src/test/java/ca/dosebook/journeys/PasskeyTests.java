package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member of staff whose computer keeps a passkey: added once, then it takes the place of the code. */
@ExtendWith(Stage.class)
class PasskeyTests {

    private static final String ACCOUNT = "inventory@demo.example";
    private static final long STEP_MILLIS = 30_000;
    private static final int LONGER_THAN_A_CODE = 70_000;

    @ParameterizedTest
    @CsvSource({
        "en, 360, Add a passkey, Make the passkey, Use a passkey",
        "fr, 1280, Ajouter une clé d’accès, Créer la clé d’accès, Utiliser une clé d’accès"
    })
    void a_passkey_is_added_and_signs_in(String language, int width, String add, String make, String use, Scene scene) {
        Resident dana = given(scene.someoneAfterTheOpening()
                .reading(language)
                .onAScreenOf(width)
                .examiningEveryPage()
                .comes());
        Computer computer = given(Computer.withAFingerprintReader(dana.page()));
        String name = "Work laptop " + language;

        when(signedInWithACode(dana, scene))
                .opens("/console/security")
                .follows(add)
                .types("name", name)
                .types("current", password(scene))
                .goesOn();
        computer.keepsAPasskey(dana, make);
        assertThat(dana.page().url()).endsWith("/console/security?done=passkey");
        assertThat(dana.page().locator("main").innerText()).contains(name);

        then(dana).presses(dana.page().locator(".db-staff__out button"));
        givesThePassword(dana, scene);
        dana.presses(use);
        assertThat(dana.page().url()).endsWith("/" + language + "/console");

        // Whoever comes after finds the account as it was.
        dana.opens("/console/security")
                .presses(dana.page().locator("main a[href*='/passkey/'][href$='/remove']"))
                .types("current", password(scene))
                .presses(dana.page().locator("main form button"));
        assertThat(dana.page().url()).endsWith("?done=passkeyRemoved");
    }

    @Test
    void a_finger_that_is_not_known_signs_nobody_in_and_the_code_does(Scene scene) {
        Resident dana =
                given(scene.someoneAfterTheOpening().examiningEveryPage().comes());
        Computer computer = given(Computer.withAFingerprintReader(dana.page()));
        signedInWithACode(dana, scene)
                .opens("/console/security/passkey")
                .types("name", "Tablet")
                .types("current", password(scene))
                .goesOn();
        computer.keepsAPasskey(dana, "Make the passkey");
        dana.presses(dana.page().locator(".db-staff__out button"));

        when(givesThePassword(dana, scene));
        computer.doesNotKnowTheFinger();
        dana.page().locator("#passkey").click();

        dana.page().locator("[data-passkey-failed]").waitFor();
        PageRules.areAccessible(dana.page());
        then(showsACode(dana, scene));
        dana.opens("/console/security")
                .presses(dana.page().locator("main a[href*='/passkey/'][href$='/remove']"))
                .types("current", password(scene))
                .presses("Remove");
    }

    @Test
    void without_scripts_a_passkey_is_not_offered_and_the_code_works(Scene scene) {
        Resident dana = given(scene.someoneAfterTheOpening()
                .withoutScripts()
                .examiningEveryPage()
                .comes());

        when(signedInWithACode(dana, scene))
                .opens("/console/security/passkey")
                .types("name", "Phone")
                .types("current", password(scene));
        assertThat(dana.page().locator("main").innerText()).contains("A passkey needs JavaScript");
        dana.goesOn();

        then(dana);
        assertThat(dana.page().locator("main").innerText())
                .contains("This browser cannot make a passkey here")
                .doesNotContain("Make the passkey");
    }

    private static String password(Scene scene) {
        return scene.province().afterItsOpening().greetingAfter("each with the password");
    }

    private static Resident givesThePassword(Resident dana, Scene scene) {
        return dana.opens("/console/sign-in")
                .types("email", ACCOUNT)
                .types("password", password(scene))
                .goesOn();
    }

    private static Resident signedInWithACode(Resident dana, Scene scene) {
        return showsACode(givesThePassword(dana, scene), scene);
    }

    /** Waits for the next code where the last one was used. */
    private static Resident showsACode(Resident dana, Scene scene) {
        String secret =
                scene.province().afterItsOpening().greetingAfter(ACCOUNT).replaceFirst("^.*\\s", "");
        String code = code(secret);
        dana.types("code", code).goesOn();
        if (dana.page().url().endsWith("/sign-in/code")) {
            dana.page()
                    .waitForCondition(
                            () -> !code(secret).equals(code),
                            new Page.WaitForConditionOptions().setTimeout(LONGER_THAN_A_CODE));
            dana.types("code", code(secret)).goesOn();
        }
        assertThat(dana.page().url()).matches(Pattern.compile(".*/(en|fr)/console"));
        return dana;
    }

    /** What an authenticator app shows now (RFC 6238). */
    private static String code(String base32) {
        BigInteger bits = BigInteger.ZERO;
        for (char letter : base32.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        byte[] secret = new byte[base32.length() * 5 / 8];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = bits.shiftRight(8 * (secret.length - 1 - i)).byteValue();
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            long step = System.currentTimeMillis() / STEP_MILLIS;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int from = hash[hash.length - 1] & 15;
            return "%06d".formatted((ByteBuffer.wrap(hash).getInt(from) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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

        void keepsAPasskey(Resident owner, String button) {
            owner.presses(button);
        }

        void doesNotKnowTheFinger() {
            JsonObject arguments = new JsonObject();
            arguments.addProperty("authenticatorId", authenticator);
            arguments.addProperty("isUserVerified", false);
            devTools.send("WebAuthn.setUserVerified", arguments);
        }
    }
}
