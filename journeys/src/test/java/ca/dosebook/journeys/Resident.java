package ca.dosebook.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Someone in front of a browser: what they can do on the pages, in their own words. */
final class Resident {

    private final Visit visit;
    private final Page page;
    private final Hands hands;

    private int arrivals;
    private @Nullable Response latest;

    Resident(Visit visit, Page page) {
        this.visit = visit;
        this.page = page;
        page.onResponse(response -> {
            if (response.request().isNavigationRequest() && response.status() / 100 != 3) {
                latest = response;
            }
        });
        page.onLoad(loaded -> arrivals++);
        this.hands = visit.byKeyboard() ? new Hands.Keyboard(page) : new Hands.Pointer(page);
    }

    // ------------------------------------------------------------------------------------------- getting about

    /** The address alone, as on a poster; the browser says which language is wanted. */
    Resident opensTheSite() {
        return goesTo("/");
    }

    /** An address of the language they read. */
    Resident opens(String path) {
        return goesTo("/" + visit.language() + path);
    }

    private Resident goesTo(String address) {
        return moves(() -> page.navigate(visit.product().address() + address));
    }

    Resident goesBack() {
        return moves(page::goBack);
    }

    Resident goesForward() {
        return moves(page::goForward);
    }

    Resident reloads() {
        return moves(page::reload);
    }

    /** What happens in the background, or on another node, is seen a moment later. */
    Resident reloadsUntilItReads(String words) {
        page.waitForCondition(() -> {
            if (!text().contains(words)) {
                reloads();
            }
            return text().contains(words);
        });
        return this;
    }

    /** Where nodes or work in the background have to notice first. */
    Resident opensUntilItReads(String path, String words) {
        page.waitForCondition(() -> opens(path).text().contains(words));
        return this;
    }

    /** Another tab of the same browser, at the same page. */
    Resident opensAnotherTab() {
        Resident other = new Resident(visit, visit.newPage());
        return other.moves(() -> other.page.navigate(page.url()));
    }

    Resident follows(String link) {
        return presses(page.locator("main a", new Page.LocatorOptions().setHasText(link))
                .first());
    }

    Resident presses(String button) {
        return presses(page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first());
    }

    Resident changes(String answer) {
        return presses(row(answer).locator("a").first());
    }

    Resident readsInTheOtherLanguage() {
        return presses(page.locator("a.db-language"));
    }

    Resident clearsTheAnswers() {
        return presses(page.locator(".db-clear button"));
    }

    Resident keepsThePlacesLonger() {
        return presses(page.locator(".db-hold button"));
    }

    /** The button that leads on. */
    Resident goesOn() {
        return presses(page.locator("main .ontario-button--primary").first());
    }

    // ------------------------------------------------------------------------------------------- answering

    Resident startsBooking() {
        return goesOn();
    }

    Resident livesAt(String place) {
        return types("place", place).goesOn();
    }

    Resident belongsTo(String healthUnit) {
        hands.choose(page.getByLabel(healthUnit));
        return goesOn();
    }

    Resident booksForThemselves() {
        return picks("for").goesOn();
    }

    Resident booksForSomeoneElse() {
        return picks("for-2").goesOn();
    }

    Resident isCalled(String given, String family) {
        return types("given", given).types("family", family).goesOn();
    }

    Resident showsThePhotoCard(String number, String version) {
        return picks("card").types("number", number).types("version", version).goesOn();
    }

    Resident showsTheRedAndWhiteCard(String number) {
        return picks("card-2").types("oldNumber", number).goesOn();
    }

    Resident hasNoCard() {
        return picks("card-3").goesOn();
    }

    Resident wasBornOn(LocalDate day) {
        return wasBornOn(
                String.valueOf(day.getDayOfMonth()),
                String.valueOf(day.getMonthValue()),
                String.valueOf(day.getYear()));
    }

    Resident wasBornOn(String day, String month, String year) {
        return types("birth", day)
                .types("birthMonth", month)
                .types("birthYear", year)
                .goesOn();
    }

    Resident hasTheInvitation(String code) {
        return types("code", code).goesOn();
    }

    /** Name, card and birth date, as they are on the card. */
    Resident saysWhoTheyAre(Person person) {
        return isCalled(person.given(), person.family())
                .showsThePhotoCard(person.printedNumber(), person.version())
                .wasBornOn(person.birthDate());
    }

    Resident choosesTheFirstClinic() {
        return goesOn();
    }

    Resident choosesTheClinic(String name) {
        return presses(page.locator(".db-card", new Page.LocatorOptions().setHasText(name))
                .first()
                .locator("a.ontario-button--primary"));
    }

    /** The so-manieth of the days offered, from 1 on. */
    Resident choosesDay(int which) {
        return presses(page.locator(".db-dates a").nth(which - 1));
    }

    /** The so-manieth of the times offered, from 1 on. */
    Resident choosesTime(int which) {
        return presses(page.locator(".db-times button").nth(which - 1));
    }

    /** From the clinics on to the suggestion for the second dose. */
    Resident choosesTheFirstDose() {
        return choosesTheFirstClinic().choosesDay(1).choosesTime(1);
    }

    Resident takesTheSuggestion() {
        return goesOn();
    }

    Resident choosesBothDoses() {
        return choosesTheFirstDose().takesTheSuggestion();
    }

    Resident wantsMailTo(String address) {
        return picks("reach").types("email", address).goesOn();
    }

    Resident hasNoWayToBeReached() {
        return picks("reach-3").goesOn();
    }

    /** Opens a booking with its reference and the birth date. */
    Resident looksUp(String reference, LocalDate birthDate) {
        return types("reference", reference).wasBornOn(birthDate);
    }

    Resident booksTheAppointments() {
        return goesOn();
    }

    /** Everything up to the answer "yes, you can book now". */
    Resident getsTheAnswerFor(Person person) {
        return opens("/book").livesAt(person.postalCode()).booksForThemselves().saysWhoTheyAre(person);
    }

    /** Everything up to "check your answers". */
    Resident getsToTheCheckPageAs(Person person) {
        return getsTheAnswerFor(person).goesOn().choosesBothDoses().hasNoWayToBeReached();
    }

    Resident types(String field, String text) {
        hands.type(page.locator("#" + field), text);
        return this;
    }

    Resident picks(String choice) {
        hands.choose(page.locator("#" + choice));
        return this;
    }

    Resident presses(Locator control) {
        return moves(() -> hands.press(control));
    }

    /** Does what leads to another page, waits for it, and holds it to the rules of every page. */
    Resident moves(Runnable act) {
        // Otherwise the next act might hit the page before.
        int before = arrivals;
        act.run();
        page.waitForCondition(() -> arrivals > before);
        visit.arrivedAt(page, latest);
        return this;
    }

    // ------------------------------------------------------------------------------------------- reading

    /** The status of the page. */
    int answeredWith() {
        Response answer = latest;
        return answer == null ? 0 : answer.status();
    }

    Resident reads(String... words) {
        assertThat(text()).as("the page %s", page.url()).contains(words);
        return this;
    }

    Resident doesNotRead(String... words) {
        assertThat(text()).as("the page %s", page.url()).doesNotContain(words);
        return this;
    }

    /** What the main part of the page says; with plain spaces, so that it can be compared. */
    String text() {
        return plain(page.locator("main").innerText());
    }

    Resident isAt(String path) {
        assertThat(page.url()).isEqualTo(visit.product().address() + "/" + visit.language() + path);
        return this;
    }

    Resident isAskedFor(String field) {
        assertThat(page.locator("#" + field).count())
                .as("%s is asked on %s", field, page.url())
                .isEqualTo(1);
        return this;
    }

    /** The answer stands in its field. */
    Resident finds(String text, String field) {
        assertThat(page.locator("#" + field).inputValue())
                .as("the field %s", field)
                .isEqualTo(text);
        return this;
    }

    /** The error stands at the top, where the focus is, and at its field, and the one leads to the other. */
    Resident isToldOf(String error, String field) {
        assertThat(plain(page.title())).startsWith(visit.language().equals("en") ? "Error: " : "Erreur : ");
        Locator top = page.locator(".db-errors[role=alert]");
        assertThat(plain(top.innerText())).contains(error);
        assertThat(top.evaluate("it => it === document.activeElement"))
                .as("the errors have the focus")
                .isEqualTo(true);
        assertThat(plain(page.locator("#" + field + "-error").innerText())).contains(error);
        assertThat(page.locator("#" + field).getAttribute("aria-invalid")).isEqualTo("true");
        hands.press(top.locator("a", new Locator.LocatorOptions().setHasText(error)));
        assertThat(page.locator("#" + field).evaluate("it => it === document.activeElement"))
                .as("the link of the error leads to %s", field)
                .isEqualTo(true);
        return this;
    }

    /** The reference of the booking, as it is read over the phone. */
    String reference() {
        return page.locator(".db-panel__reference").innerText().strip();
    }

    /** What stands in this row of the page of answers. */
    String answer(String label) {
        return plain(row(label).locator("dd").first().innerText());
    }

    private Locator row(String label) {
        String named = ":has(> dt:text-is(\"" + label + "\"))";
        return page.locator(".db-summary__row" + named + ", .db-chosen div" + named)
                .first();
    }

    /** The time of day until which the places are kept, as it is said. */
    String keptUntil() {
        Matcher time = Pattern.compile("(?:until|jusqu’à|jusqu'à) (.*)")
                .matcher(plain(page.locator(".db-hold__title").innerText()));
        assertThat(time.find()).as("the hold says until when").isTrue();
        return time.group(1);
    }

    /** For what no verb here says. */
    Page page() {
        return page;
    }

    Visit visit() {
        return visit;
    }

    /** With plain spaces and on one line each. */
    static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ').replaceAll("[ \\t]+", " ");
    }
}
