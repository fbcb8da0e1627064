package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.passkeys.Device;
import ca.dosebook.access.passkeys.PasskeyOutcome;
import ca.dosebook.access.sessions.SigningIn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a passkey is refused, explained and written into the audit log (trust 18). */
class PasskeyRefusalsTests extends PasskeyWorld {

    @Test
    void a_replayed_answer_is_refused_and_explained() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser own = browser();
        String answer = device.use(question(password(own, person)), here());
        assertThat(own.post(CODE, "passkey", answer).at()).isEqualTo("/en/console");

        Browser thief = browser();
        password(thief, person);
        Answer refused = thief.post(CODE, "passkey", answer);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("or was sent twice");
        assertThat(audited(person.user())).contains("SECOND_FACTOR_FAILED PASSKEY_TOO_LATE");
    }

    @Test
    void a_question_is_gone_with_its_first_answer_also_a_wrong_one() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser browser = browser();
        String first = question(password(browser, person));
        String second = question(browser.post(CODE, "passkey", "{}"));

        assertThat(second).isNotEqualTo(first);
        assertThat(browser.post(CODE, "passkey", device.use(first, here())).body())
                .contains("or was sent twice");
        assertThat(question(browser.get(CODE))).isNotEqualTo(second);
    }

    @Test
    void a_question_is_open_for_five_minutes() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser browser = browser();
        String question = question(password(browser, person));
        pass(Duration.ofMinutes(5));

        assertThat(browser.post(CODE, "passkey", device.use(question, here())).body())
                .contains("more than five minutes");
        String again = question(browser.get(CODE));
        pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(browser.post(CODE, "passkey", device.use(again, here())).at())
                .isEqualTo("/en/console");
    }

    @Test
    void a_copied_passkey_is_refused_explained_and_the_other_goes_on() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Device copy = device.copy();
        for (int i = 0; i < 3; i++) {
            assertThat(signInWith(device, browser(), person).at()).isEqualTo("/en/console");
        }

        Answer refused = signInWith(copy, browser(), person);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("a copy of it seems to exist", "call the help line");
        assertThat(audited(person.user())).contains("SECOND_FACTOR_FAILED PASSKEY_COPIED");
        assertThat(signInWith(device, browser(), person).at()).isEqualTo("/en/console");
    }

    @Test
    void another_users_passkey_is_refused() {
        Device others = Device.another();
        someoneWith(others);
        Person person = someoneWith(Device.another());

        assertThat(signInWith(others, browser(), person).body()).contains("not one of your account");
        assertThat(audited(person.user())).contains("SECOND_FACTOR_FAILED PASSKEY_UNKNOWN");
    }

    @Test
    void a_passkey_used_at_another_address_is_refused() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser browser = browser();
        String question = question(password(browser, person));

        Answer elsewhere = browser.post(CODE, "passkey", device.use(question, "http://localhost.example"));
        assertThat(elsewhere.body()).contains("at another address");
        Answer forAnother =
                browser.post(CODE, "passkey", device.useAt("localhost.example", question(elsewhere), here()));
        assertThat(forAnother.body()).contains("at another address");
        assertThat(audited(person.user())).contains("SECOND_FACTOR_FAILED PASSKEY_WRONG_SITE");
    }

    @Test
    void a_device_that_does_not_check_its_user_is_refused() {
        Device device = Device.another();
        Person person = someoneWith(device);

        assertThat(signInWith(device.withoutPin(), browser(), person).body()).contains("did not check that it is you");
        Browser browser = browser();
        signIn(browser, person);
        assertThat(add(browser, Device.another().withoutPin()).body()).contains("did not check that it is you");
        assertThat(passkeys.of(person.user())).hasSize(1);
    }

    @Test
    void a_passkey_is_added_once_by_whomever() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser own = browser();
        signIn(own, person);
        Browser other = browser();
        Person another = aVaccinator();
        signIn(other, another);

        assertThat(add(own, device).body()).contains("was added already");
        assertThat(add(other, device).body()).contains("was added already");
        assertThat(passkeys.of(person.user())).hasSize(1);
        assertThat(passkeys.of(another.user())).isEmpty();
    }

    @Test
    void an_answer_to_the_question_of_adding_signs_nobody_in() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser browser = browser();
        signIn(browser, person);
        Answer page = browser.post(SECURITY + "/passkey", "name", "Phone", "current", PASSWORD);
        jdbc.sql(
                        "update access.session set stage = 'PASSWORD_GIVEN', organization_id = null where session_id = :session")
                .param("session", openSession(person))
                .update();

        assertThat(browser.post(CODE, "passkey", Device.another().make(question(page), here()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void wrong_passkeys_are_slowed_together_with_wrong_codes() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Browser browser = browser();
        String question = question(password(browser, person));
        for (int i = 0; i < 5; i++) {
            Answer refused = browser.post(CODE, i % 2 == 0 ? "passkey" : "code", i % 2 == 0 ? "{}" : "000000");
            question = question(refused);
        }

        Answer slowed = browser.post(CODE, "passkey", device.use(question, here()));
        assertThat(slowed.body()).contains("too many wrong tries");
        assertThat(audited(person.user())).contains("SIGN_IN_SLOWED PASSKEY");
    }

    @Test
    void of_two_equal_answers_at_once_one_is_taken() throws Exception {
        Device device = Device.another();
        Person person = someoneWith(device);
        password(browser(), person);
        SigningIn who = new SigningIn(
                person.user(),
                new StaffName("Noor", "Haddad"),
                SignInStage.PASSWORD_GIVEN,
                openSession(person),
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1");
        String answer = device.use(passkeys.toShow(who).orElseThrow(), here());
        Callable<PasskeyOutcome> show = () -> passkeys.show(who, answer);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int taken = 0;
            for (Future<PasskeyOutcome> shown : threads.invokeAll(List.of(show, show, show, show))) {
                taken += shown.get() instanceof PasskeyOutcome.Taken ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "{", "\"x\"", "{\"id\":\"\"}", "{\"rawId\":\"*\",\"response\":{}}"})
    void an_answer_that_is_none_is_refused(String answer) {
        Browser browser = browser();
        password(browser, someoneWith(Device.another()));
        assertThat(browser.post(CODE, "passkey", answer).status()).isEqualTo(422);

        Browser inside = browser();
        signIn(inside, aVaccinator());
        inside.post(SECURITY + "/passkey", "name", "Phone", "current", PASSWORD);
        assertThat(inside.post(SECURITY + "/passkey/device", "passkey", answer).status())
                .isEqualTo(422);
    }

    @Test
    void an_answer_with_any_part_changed_is_refused() {
        Device device = Device.another();
        Person person = someoneWith(device);
        Random random = new Random(7);
        SigningIn who = new SigningIn(
                person.user(),
                new StaffName("Noor", "Haddad"),
                SignInStage.PASSWORD_GIVEN,
                sessionOf(person),
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1");
        List<PasskeyOutcome> outcomes = IntStream.range(0, 300)
                .mapToObj(i -> {
                    char[] answer = device.use(passkeys.toShow(who).orElseThrow(), here())
                            .toCharArray();
                    // Within the authenticator's data, the client's, or the signature: not the last letters, of which
                    // some bits mean nothing.
                    int from = new String(answer).indexOf("clientDataJSON") + 18;
                    answer[from + random.nextInt(answer.length - from - 8)] = "{}\"A7*".charAt(random.nextInt(6));
                    return passkeys.show(who, new String(answer));
                })
                .toList();

        assertThat(outcomes.stream()
                        .filter(PasskeyOutcome.Taken.class::isInstance)
                        .count())
                .as("a letter changed to itself, at most")
                .isLessThan(20);
    }

    private UUID sessionOf(Person person) {
        password(browser(), person);
        return openSession(person);
    }
}
