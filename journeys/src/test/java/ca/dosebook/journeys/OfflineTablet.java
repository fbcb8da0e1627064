package ca.dosebook.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/** The page of a clinic without network on a tablet: everything happens on it, no other page is opened. */
final class OfflineTablet {

    private static final String READS_ALL = """
            async () => {
              const all = [];
              const done = (request) => new Promise((resolve, reject) => {
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(request.error);
              });
              for (const { name } of await indexedDB.databases()) {
                const database = await done(indexedDB.open(name));
                for (const store of database.objectStoreNames) {
                  for (const row of await done(database.transaction(store).objectStore(store).getAll())) {
                    all.push(JSON.stringify(row, (key, value) =>
                      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
                        ? new TextDecoder("latin1").decode(value) : value));
                  }
                }
                database.close();
              }
              for (const name of await caches.keys()) {
                for (const kept of await (await caches.open(name)).matchAll()) {
                  all.push(await kept.text());
                }
              }
              return all;
            }
            """;

    private final Page page;

    OfflineTablet(Staff who) {
        this.page = who.page();
    }

    // ------------------------------------------------------------------------------------------- around it

    /** From now on its clock goes on from there. */
    void hasTheTimeOf(SetClock clock) {
        page.context().clock().install(new Clock.InstallOptions().setTime(new Date(clock.millis())));
    }

    OfflineTablet losesTheNetwork() {
        page.context().setOffline(true);
        return this;
    }

    OfflineTablet findsTheNetwork() {
        page.context().setOffline(false);
        return this;
    }

    /** Of the next batch with a dose in it, which arrives all the same. */
    OfflineTablet losesTheNextAnswer() {
        page.evaluate("""
                () => {
                  const real = window.fetch;
                  window.fetch = async (address, how) => {
                    if (!String(how.body).includes('"DOSE"')) {
                      return real(address, how);
                    }
                    window.fetch = real;
                    window.lostAnswer = (await real(address, how)).status;
                    throw new TypeError("the answer is lost");
                  };
                }
                """);
        return this;
    }

    Object statusOfTheLostAnswer() {
        return page.waitForFunction("() => window.lostAnswer").jsonValue();
    }

    OfflineTablet isReloaded() {
        page.reload();
        view("v-unlock").waitFor();
        return this;
    }

    OfflineTablet isLeftAloneFor(Duration time) {
        page.context().clock().fastForward(time.toMillis());
        return this;
    }

    // ------------------------------------------------------------------------------------------- taking and unlocking

    OfflineTablet takesTheList(String device, String passphrase) {
        view("v-pack").waitFor();
        page.locator("#device").fill(device);
        page.locator("#pass").fill(passphrase);
        page.locator("#again").fill(passphrase);
        submits("f-pack");
        view("v-list").waitFor();
        return this;
    }

    OfflineTablet unlocksWith(String passphrase) {
        page.locator("#unlock").fill(passphrase);
        submits("f-unlock");
        page.waitForCondition(
                () -> view("v-list").isVisible() || page.locator("#m-error").isVisible());
        return this;
    }

    OfflineTablet unlocksBySession() {
        page.locator("#v-unlock summary").click();
        page.locator("#m-server").click();
        view("v-list").waitFor();
        return this;
    }

    // ------------------------------------------------------------------------------------------- recording

    OfflineTablet searches(String text) {
        page.locator("#search").fill(text);
        return this;
    }

    OfflineTablet opens(String name) {
        page.locator("#m-people button", new Page.LocatorOptions().setHasText(name))
                .click();
        view("v-person").waitFor();
        return this;
    }

    OfflineTablet goesBackToTheList() {
        page.locator("#m-back").click();
        view("v-list").waitFor();
        return this;
    }

    OfflineTablet arrives() {
        return records("f-arrive", "identity", "HEALTH_CARD");
    }

    OfflineTablet answersNo() {
        return records("f-screen", "answers", "no");
    }

    /** The page does not take it where no dose may follow. */
    OfflineTablet answersYesTo(String question) {
        choose("f-screen", "answers", "yes");
        page.locator("#f-screen input[name=yes][value^=" + question + "]")
                .check(new Locator.CheckOptions().setForce(true));
        submits("f-screen");
        return this;
    }

    OfflineTablet consents() {
        return records("f-consent", "by", "PERSON");
    }

    OfflineTablet isGivenADose() {
        page.locator("#f-dose input[name=lot]").first().check(new Locator.CheckOptions().setForce(true));
        return records("f-dose", "arm", "LEFT_DELTOID");
    }

    OfflineTablet isGivenNone(String reason) {
        page.locator("#m-without summary").click();
        return records("f-none", "reason", reason);
    }

    OfflineTablet undoes() {
        page.locator("#m-undo").click();
        page.locator("#m-said:not(:empty)").waitFor();
        return this;
    }

    private OfflineTablet records(String form, String name, String value) {
        choose(form, name, value);
        submits(form);
        page.locator("#" + form).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return this;
    }

    private void choose(String form, String name, String value) {
        page.locator("#" + form + " input[name=" + name + "][value=" + value + "]")
                .check(new Locator.CheckOptions().setForce(true));
    }

    private void submits(String form) {
        page.locator("#" + form + " .ontario-button").first().click();
    }

    // ------------------------------------------------------------------------------------------- sending

    OfflineTablet sends() {
        page.locator("#m-send").click();
        page.waitForCondition(() -> page.locator("#m-error").isVisible()
                || !page.locator("#m-said").innerText().isEmpty());
        return this;
    }

    OfflineTablet finishes() {
        page.locator("#m-finish").click();
        view("v-bye").waitFor();
        return this;
    }

    // ------------------------------------------------------------------------------------------- reading

    /** Sooner or later: the page works on its own. */
    OfflineTablet reads(String... words) {
        try {
            page.waitForCondition(() -> Arrays.stream(words).allMatch(text()::contains));
        } catch (TimeoutError late) {
            // What stands there instead is said by the assertion.
        }
        assertThat(text()).contains(words);
        return this;
    }

    OfflineTablet doesNotRead(String... words) {
        assertThat(text()).doesNotContain(words);
        return this;
    }

    OfflineTablet isLocked() {
        view("v-unlock").waitFor();
        return this;
    }

    private String text() {
        return Resident.plain(page.locator("main").innerText());
    }

    OfflineTablet isAccessible() {
        PageRules.hold(page, null);
        PageRules.areAccessible(page);
        return this;
    }

    /** Everything that lies in the tablet's databases and caches. */
    List<?> keeps() {
        return (List<?>) page.evaluate(READS_ALL);
    }

    /** Whether one of these words can be read in it. */
    boolean keepsInTheClear(String... words) {
        return keeps().stream()
                .anyMatch(one ->
                        Arrays.stream(words).anyMatch(word -> one.toString().contains(word)));
    }

    private Locator view(String id) {
        return page.locator("#" + id);
    }
}
