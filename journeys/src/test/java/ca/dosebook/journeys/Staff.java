package ca.dosebook.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A member of staff in front of a browser. What they read and press is given in English and French; which of the two is
 * meant, the browser's language says.
 */
final class Staff {

    private static final String PASSWORD = "gravel-teapot-orbit-71";
    private static final double A_CODE_LASTS = 60_000;

    private final Resident browser;

    Staff(Resident browser) {
        this.browser = browser;
    }

    // ------------------------------------------------------------------------------------------- getting about

    /** An address below the language, {@code /console} for example. */
    Staff opens(String path) {
        browser.opens(path);
        return this;
    }

    Staff reloads() {
        browser.reloads();
        return this;
    }

    Staff follows(String english, String french) {
        browser.follows(says(english, french));
        return this;
    }

    Staff presses(String english, String french) {
        browser.presses(says(english, french));
        return this;
    }

    Staff presses(Locator control) {
        browser.presses(control);
        return this;
    }

    Staff goesOn() {
        browser.goesOn();
        return this;
    }

    /** With the link above the page. */
    Staff goesBackOnePage() {
        browser.presses(page().locator("a.db-back"));
        return this;
    }

    /** Through the links of the bar, which are behind "Menu" where there is little room. */
    Staff turnsTo(String english, String french) {
        Locator link = page().locator(
                        ".db-staff__links a",
                        new Page.LocatorOptions().setHasText(Pattern.compile("^" + says(english, french) + "$")));
        if (!link.isVisible()) {
            opensTheMenu();
        }
        browser.presses(link);
        return this;
    }

    Staff opensTheMenu() {
        page().locator(".db-staff__menu summary").click();
        return this;
    }

    boolean hasTheMenuFoldedAway() {
        return !page().locator(".db-staff__links a").first().isVisible();
    }

    // ------------------------------------------------------------------------------------------- answering

    Staff types(String field, String text) {
        browser.types(field, text);
        return this;
    }

    Staff picks(String choice) {
        browser.picks(choice);
        return this;
    }

    /** The answer with this label. */
    Staff ticks(String english, String french) {
        browser.picks(
                String.valueOf(page().getByLabel(says(english, french), new Page.GetByLabelOptions().setExact(true))
                        .getAttribute("id")));
        return this;
    }

    /** The file itself; it goes with the form. */
    Staff chooses(String field, String file, byte[] content) {
        page().locator("#" + field).setInputFiles(new FilePayload(file, "application/octet-stream", content));
        return this;
    }

    /** Presses a button, or follows a link, that gives a file, and reads it. */
    byte[] gets(String english, String french) {
        Locator button = page().locator(
                        "main button, main a", new Page.LocatorOptions().setHasText(says(english, french)))
                .first();
        try (InputStream file = page().waitForDownload(button::click).createReadStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reloads until it is there: what goes on in the background is not awaited otherwise. */
    Staff reloadsUntilItReads(String english, String french) {
        browser.reloadsUntilItReads(says(english, french));
        return this;
    }

    Staff opensTheDetails(String english, String french) {
        page().locator("main summary", new Page.LocatorOptions().setHasText(says(english, french)))
                .click();
        return this;
    }

    // ------------------------------------------------------------------------------------------- coming in

    Staff givesAddressAndPassword(Account account) {
        return types("email", account.email())
                .types("password", account.password())
                .goesOn();
    }

    /** Waits for the phone, where its code was shown before. */
    Staff showsACode(Account account) {
        page().waitForCondition(account::hasAnotherCode, new Page.WaitForConditionOptions().setTimeout(A_CODE_LASTS));
        return types("code", account.anotherCode()).goesOn();
    }

    Staff signsIn(Account account) {
        opens("/console/sign-in").givesAddressAndPassword(account).showsACode(account);
        account.isSignedInWith(browser.visit().context().cookies());
        return this;
    }

    /** Goes on with the account's last session, so that not everyone has to wait for a code; signs in otherwise. */
    Staff isIn(Account account) {
        browser.visit().context().addCookies(account.session());
        opens("/console");
        if (URI.create(page().url()).getPath().endsWith("/console/sign-in/code")) {
            // The account was away for a while; its password still holds.
            showsACode(account);
            account.isSignedInWith(browser.visit().context().cookies());
        }
        return isAtTheDoor() ? signsIn(account) : this;
    }

    Staff signsOut() {
        browser.presses(page().locator(".db-staff__out button"));
        return this;
    }

    /** From an activation link to the home page. Returns what the new user signs in with from now on. */
    Account activates(String path, String email) {
        opens(path).choosesAPassword();
        Account account = new Account(email, PASSWORD, secretToTypeIntoTheApp());
        showsACode(account).goesOn();
        account.isSignedInWith(browser.visit().context().cookies());
        return account;
    }

    Staff choosesAPassword() {
        return types("password", PASSWORD).types("again", PASSWORD).goesOn();
    }

    static String password() {
        return PASSWORD;
    }

    String secretToTypeIntoTheApp() {
        opensTheDetails("I cannot scan it", "Je ne peux pas le balayer");
        return page().locator("main details .db-code").innerText();
    }

    List<String> codesOnPaper() {
        return page().locator(".db-codes .db-code").allInnerTexts();
    }

    // ------------------------------------------------------------------------------------------- looking after users

    /** Invites someone and makes a link to hand over; returns its address below the language. */
    String invites(String given, String family, String email, String organization, String role) {
        fillsInTheInvitation(given, family, email, organization, role);
        goesOn();
        reads("The invitation is on its way", "L’invitation est en route");
        presses("Show a link to hand over", "Afficher un lien à remettre");
        return linkShown();
    }

    Staff fillsInTheInvitation(String given, String family, String email, String organization, String role) {
        opens("/console/users").follows("Invite a user", "Inviter un utilisateur");
        types("given", given)
                .types("family", family)
                .types("email", email)
                .picks("mailLanguage")
                .ticks(role, role);
        Locator organizations = page().locator("#organization");
        organizations.selectOption(organizations
                .locator("option", new Locator.LocatorOptions().setHasText(organization))
                .first()
                .getAttribute("value"));
        return this;
    }

    String linkShown() {
        String path = URI.create(page().locator(".db-link").innerText().strip()).getPath();
        assertThat(path).startsWith("/" + browser.visit().language() + "/console/activate/");
        return path.substring(3);
    }

    // ------------------------------------------------------------------------------------------- looking for persons

    Staff looksForTheNumber(String number) {
        return opens("/console/persons")
                .picks("by")
                .types("number", number)
                .ticks("The person is here at the clinic", "La personne est ici, à la clinique")
                .goesOn();
    }

    // ------------------------------------------------------------------------------------------- reading

    String says(String english, String french) {
        return browser.visit().language().equals("en") ? english : french;
    }

    Staff reads(String english, String french) {
        browser.reads(says(english, french));
        return this;
    }

    /** What is the same in both languages. */
    Staff sees(String... words) {
        browser.reads(words);
        return this;
    }

    Staff doesNotSee(String... words) {
        browser.doesNotRead(words);
        return this;
    }

    Staff doesNotRead(String english, String french) {
        browser.doesNotRead(says(english, french));
        return this;
    }

    Staff isToldOf(String english, String french, String field) {
        browser.isToldOf(says(english, french), field);
        return this;
    }

    Staff isAt(String path) {
        browser.isAt(path);
        return this;
    }

    Staff isWelcomedAs(String given) {
        return isAt("/console").reads("Hello, " + given, "Bonjour, " + given);
    }

    /** Each row of answers on one line: the label and what stands beside it. */
    List<String> facts() {
        return page().locator(".db-summary__row").allInnerTexts().stream()
                .map(row -> Resident.plain(row).replaceAll("\\s+", " ").strip())
                .toList();
    }

    /** Each row of the tables of figures: what is counted and the first number beside it. */
    List<String> figures() {
        return page().locator("table.db-figures tbody tr").all().stream()
                .map(row -> Resident.plain(row.locator("th").innerText() + " "
                        + row.locator("td").first().innerText()))
                .toList();
    }

    /** The address of the page, below the language and without what is asked of it. */
    String path() {
        return URI.create(page().url()).getPath().substring("/en".length());
    }

    /** Where the links of the page lead, below the language: pages under this address, no files. */
    List<String> linksBelow(String path) {
        String start = "/" + browser.visit().language();
        return page()
                .locator("main a[href^='" + start + path + "']:not([href*='.pdf']):not([href*='.csv'])")
                .all()
                .stream()
                .map(link -> String.valueOf(link.getAttribute("href")).substring(start.length()))
                .toList();
    }

    /** The status of the page. */
    int answeredWith() {
        return browser.answeredWith();
    }

    boolean isAtTheDoor() {
        return URI.create(page().url()).getPath().endsWith("/console/sign-in");
    }

    Staff isAskedToSignIn() {
        assertThat(isAtTheDoor()).as("the sign-in page, not %s", page().url()).isTrue();
        return reads("Sign in for staff", "Ouverture de session du personnel");
    }

    Staff isAskedForTheCode() {
        return isAt("/console/sign-in/code");
    }

    /** Name and organization in the bar. */
    String bar() {
        return Resident.plain(page().locator(".db-staff__who").innerText());
    }

    Page page() {
        return browser.page();
    }
}
