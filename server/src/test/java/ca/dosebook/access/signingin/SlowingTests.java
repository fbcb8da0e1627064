package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Guessing is slowed, and no stranger locks anyone out (trust 18). */
class SlowingTests extends DoorWorld {

    @Autowired
    Guesses guesses;

    private Answer password(Browser browser, String email, String password) {
        return browser.post("/en/console/sign-in", "email", email, "password", password);
    }

    @Test
    void guessing_codes_is_slowed_also_with_a_new_session_each_time() {
        Person person = aVaccinator();
        Browser thief = browser();
        for (int i = 0; i < 5; i++) {
            password(thief, person.email(), PASSWORD);
            assertThat(thief.post("/en/console/sign-in/code", "code", "00000" + i)
                            .body())
                    .contains("This code is not right");
        }
        Answer sixth = thief.post("/en/console/sign-in/code", "code", code(person));

        assertThat(sixth.status()).isEqualTo(422);
        assertThat(sixth.body()).contains("too many wrong tries");
        assertThat(audited(person.user())).contains("SIGN_IN_SLOWED CODE");
    }

    @Test
    void of_many_guesses_at_once_no_more_are_made_than_one_after_the_other() throws Exception {
        Guesses.Subject account = guesses.account(UUID.randomUUID() + "@example.ca", "192.0.2.1");
        List<Callable<Boolean>> tries =
                Collections.nCopies(60, () -> guesses.begin(account).isEmpty());
        int made = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            for (Future<Boolean> one : threads.invokeAll(tries)) {
                made += one.get() ? 1 : 0;
            }
        }

        assertThat(made).isBetween(1, 5);
        assertThat(guesses.waitsUntil(account)).isPresent();
    }

    @Test
    void a_stranger_slows_only_themselves() {
        Person person = aVaccinator();
        Browser stranger = browser();
        for (int i = 0; i < 5; i++) {
            assertThat(password(stranger, person.email(), "guess number " + i).body())
                    .contains("do not match");
        }
        Answer slowed = password(stranger, person.email(), PASSWORD);
        assertThat(slowed.status()).isEqualTo(422);
        assertThat(slowed.body()).contains("too many wrong tries", "Wait ");
        assertThat(audited(person.user())).contains("SIGN_IN_SLOWED PASSWORD");

        signIn(browser(), person);

        pass(Duration.ofMinutes(15));
        assertThat(password(stranger, person.email(), PASSWORD).at()).isEqualTo("/en/console/sign-in/code");
    }

    @Test
    void a_browser_that_was_signed_in_before_is_not_slowed_by_a_stranger_at_the_next_desk() {
        Person person = aVaccinator();
        Browser own = browser();
        signIn(own, person);
        own.post("/en/console/sign-out");
        Browser nextDesk = new Browser(own.address);
        for (int i = 0; i < 6; i++) {
            password(nextDesk, person.email(), "guess number " + i);
        }
        assertThat(password(nextDesk, person.email(), PASSWORD).body()).contains("too many wrong tries");

        assertThat(password(own, person.email(), PASSWORD).at()).isEqualTo("/en/console/sign-in/code");
    }

    @Test
    void a_spray_over_many_accounts_is_slowed_and_a_known_browser_in_the_same_building_is_not() {
        Person person = aVaccinator();
        Browser own = browser();
        signIn(own, person);
        Browser sprayer = new Browser(own.address);
        for (int i = 0; i < 100; i++) {
            assertThat(guesses.begin(guesses.block(own.address))).isEmpty();
        }

        assertThat(password(sprayer, aVaccinator().email(), PASSWORD).body()).contains("too many wrong tries");
        assertThat(password(own, person.email(), PASSWORD).at()).isEqualTo("/en/console/sign-in/code");
        assertThat(password(browser(), aVaccinator().email(), PASSWORD).at()).isEqualTo("/en/console/sign-in/code");
    }
}
