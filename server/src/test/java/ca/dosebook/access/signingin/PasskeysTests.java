package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.UserId;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.passkeys.Device;
import ca.dosebook.access.sessions.Caller;
import ca.dosebook.audit.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passkeys as a second factor (trust 18), with devices made of software. */
class PasskeysTests extends PasskeyWorld {

    @Autowired
    private Factors factors;

    @Test
    void a_passkey_is_added_with_the_password_and_takes_the_place_of_the_code() {
        Device device = Device.another();
        Person person = someoneWith(device);
        assertThat(audited(person.user())).contains("FACTOR_ADDED PASSKEY");

        Browser browser = browser();
        assertThat(signInWith(device, browser, person).at()).isEqualTo("/en/console");
        assertThat(audited(person.user())).contains("SIGNED_IN PASSKEY");
        assertThat(browser.get(SECURITY).body()).contains("Work laptop", "Last used on");
        assertThat(browser.get("/fr/console/security").body()).contains("Work laptop", "Utilisée la dernière fois");
    }

    @Test
    void the_code_still_works_beside_a_passkey() {
        Person person = someoneWith(Device.another());

        signIn(browser(), person);
        assertThat(browser().get(CODE).body()).doesNotContain("data-question");
    }

    @Test
    void without_the_password_no_passkey_is_asked_for() {
        Browser browser = browser();
        signIn(browser, aVaccinator());

        Answer refused = browser.post(SECURITY + "/passkey", "name", "Phone", "current", "not my password");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("not your current password", "value=\"Phone\"");
        assertThat(browser.post(SECURITY + "/passkey", "name", " ", "current", PASSWORD)
                        .body())
                .contains("Give the passkey a name");
        assertThat(browser.post(SECURITY + "/passkey", "name", "x".repeat(61), "current", PASSWORD)
                        .body())
                .contains("60 characters at most");
        assertThat(browser.get(SECURITY + "/passkey/device").at()).isEqualTo(SECURITY + "/passkey");
        assertThat(browser.post(SECURITY + "/passkey/device", "passkey", "{}").body())
                .contains("This took more than five minutes");
    }

    @Test
    void a_passkey_that_never_counts_is_taken() {
        Device device = Device.another().withoutCounter();
        Person person = someoneWith(device);

        assertThat(signInWith(device, browser(), person).at()).isEqualTo("/en/console");
        assertThat(signInWith(device, browser(), person).at()).isEqualTo("/en/console");
    }

    @Test
    void of_an_app_and_a_passkey_that_are_taken_away_at_the_same_moment_one_stays() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                UserId user = someoneWith(Device.another()).user();
                UUID app = factors.apps(user).getFirst().id();
                UUID passkey = passkeys.of(user).getFirst().id();
                var start = new CyclicBarrier(2);
                Future<Boolean> appRemoved = threads.submit(() -> {
                    start.await();
                    return factors.removeApp(user, app, Actor.DOSEBOOK);
                });
                Future<Boolean> passkeyRemoved = threads.submit(() -> {
                    start.await();
                    return passkeys.remove(user, passkey, Actor.DOSEBOOK);
                });

                assertThat(List.of(appRemoved.get(), passkeyRemoved.get()))
                        .as("round %d", round)
                        .containsExactlyInAnyOrder(true, false);
                assertThat(factors.apps(user).size() + passkeys.of(user).size()).isOne();
            }
        }
    }

    @Test
    void one_app_or_passkey_always_stays() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser browser = browser();
        signIn(browser, person);
        String security = browser.get(SECURITY).body();

        assertThat(browser.post(address(security, "app/[^\"]+/remove"), "current", PASSWORD)
                        .at())
                .isEqualTo(SECURITY + "?done=removed");
        assertThat(browser.get(SECURITY).body()).doesNotContain("/remove\"");
        String only =
                SECURITY + "/passkey/" + passkeys.of(person.user()).getFirst().id() + "/remove";
        assertThat(browser.post(only, "current", PASSWORD).body()).contains("your only app or passkey");
        assertThat(signInWith(device, browser(), person).at()).isEqualTo("/en/console");
    }

    @Test
    void a_passkey_gets_another_name_and_is_removed_with_the_password() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser browser = browser();
        signIn(browser, person);
        String one =
                SECURITY + "/passkey/" + passkeys.of(person.user()).getFirst().id();

        assertThat(browser.post(one + "/name", "name", "Blue <key>").body()).contains("Blue &lt;key&gt;");
        assertThat(browser.post(one + "/name", "name", "").status()).isEqualTo(422);
        assertThat(browser.post(one + "/remove", "current", "not my password").status())
                .isEqualTo(422);
        assertThat(browser.get(one + "/remove").body()).contains("Blue &lt;key&gt;");
        assertThat(browser.post(one + "/remove", "current", PASSWORD).at())
                .isEqualTo(SECURITY + "?done=passkeyRemoved");
        assertThat(audited(person.user())).contains("FACTOR_REMOVED PASSKEY");
        assertThat(password(browser(), person).body()).doesNotContain("data-question");
    }

    @Test
    void another_users_passkey_is_out_of_reach() {
        Person owner = someoneWith(Device.another());
        Browser browser = browser();
        signIn(browser, aVaccinator());
        String one =
                SECURITY + "/passkey/" + passkeys.of(owner.user()).getFirst().id();

        assertThat(browser.get(one + "/name").status()).isEqualTo(404);
        assertThat(browser.post(one + "/name", "name", "Mine").status()).isEqualTo(404);
        assertThat(browser.post(one + "/remove", "current", PASSWORD).status()).isEqualTo(404);
        assertThat(passkeys.of(owner.user()))
                .singleElement()
                .satisfies(key -> assertThat(key.name()).isEqualTo("Work laptop"));
    }

    @Test
    void only_the_two_pages_with_a_passkey_run_a_script() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser browser = browser();
        password(browser, person);
        assertThat(policy(browser, CODE)).endsWith("frame-ancestors 'none'; script-src 'self'");
        Browser withoutPasskey = browser();
        password(withoutPasskey, aVaccinator());
        assertThat(policy(withoutPasskey, CODE)).doesNotContain("script-src");

        browser.post(CODE, "passkey", device.use(question(browser.get(CODE)), here()));
        browser.post(SECURITY + "/passkey", "name", "Phone", "current", PASSWORD);
        assertThat(policy(browser, SECURITY + "/passkey/device"))
                .startsWith("default-src 'none';")
                .endsWith("script-src 'self'");
        for (String other : List.of(SECURITY, SECURITY + "/passkey", "/en/console", "/en/console/nowhere")) {
            assertThat(policy(browser, other)).as(other).endsWith("frame-ancestors 'none'");
        }
    }

    private String policy(Browser browser, String path) {
        String cookies =
                browser.cookies.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("; "));
        return Caller.from(browser.address, port)
                .get(path, "Cookie", cookies)
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
    }

    private static String address(String page, String form) {
        Matcher found =
                Pattern.compile("href=\"(" + SECURITY + "/" + form + ")\"").matcher(page);
        assertThat(found.find()).as(form).isTrue();
        return found.group(1);
    }
}
