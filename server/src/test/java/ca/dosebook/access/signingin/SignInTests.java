package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Role;
import ca.dosebook.access.UserId;
import ca.dosebook.access.factors.Phone;
import ca.dosebook.access.sessions.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff come in with a password and a second factor, and nobody else does (trust 18). */
class SignInTests extends DoorWorld {

    @Autowired
    Entrance entrance;

    private Answer password(Browser browser, String email, String password) {
        return browser.post("/en/console/sign-in", "email", email, "password", password);
    }

    @Test
    void a_password_and_a_code_lead_to_the_page_that_was_asked_for() {
        Person person = aVaccinator();
        Browser browser = browser();

        assertThat(browser.get("/en/console/security").at())
                .isEqualTo("/en/console/sign-in?to=%2Fen%2Fconsole%2Fsecurity");
        Answer code = browser.post(
                "/en/console/sign-in",
                "email",
                " " + person.email().toUpperCase(Locale.ROOT),
                "password",
                PASSWORD,
                "to",
                "/en/console/security");
        assertThat(code.at()).isEqualTo("/en/console/sign-in/code");
        assertThat(browser.get("/en/console/security").at())
                .as("one factor opens nothing")
                .isEqualTo("/en/console/sign-in/code");
        assertThat(browser.get("/en/console/set-up").at())
                .as("and sets up none")
                .isEqualTo("/en/console/sign-in/code");

        Answer home = browser.post("/en/console/sign-in/code", "code", code(person));
        assertThat(home.at()).isEqualTo("/en/console/security");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body()).contains("Noor Haddad", person.email());
        assertThat(audited(person.user())).contains("SIGNED_IN APP");

        assertThat(browser.post("/en/console/sign-out").body()).contains("You are signed out");
        assertThat(browser.get("/en/console/security").at()).startsWith("/en/console/sign-in");
        assertThat(audited(person.user())).contains("SIGNED_OUT");
    }

    @Test
    void unknown_address_wrong_password_and_stopped_accounts_are_answered_alike() {
        Person wrong = aVaccinator();
        Person disabled = inState("DISABLED");
        Person deactivated = inState("DEACTIVATED");
        String unknown = "nobody" + UUID.randomUUID() + "@example.ca";

        String expected = refused(wrong.email(), "not the right password");
        assertThat(refused(unknown, PASSWORD)).isEqualTo(expected);
        assertThat(refused(disabled.email(), PASSWORD)).isEqualTo(expected);
        assertThat(refused(deactivated.email(), PASSWORD)).isEqualTo(expected);
        assertThat(audited(wrong.user())).contains("SIGN_IN_FAILED PASSWORD");
    }

    private String refused(String email, String password) {
        Answer answer = password(browser(), email, password);
        assertThat(answer.status()).isEqualTo(422);
        return answer.body().replace(email, "EMAIL");
    }

    private Person inState(String state) {
        Person person = aVaccinator();
        jdbc.sql("update access.staff_user set state = :state where user_id = :user")
                .param("state", state)
                .param("user", person.user().value())
                .update();
        return person;
    }

    @Test
    void a_hash_is_made_for_an_address_that_nobody_has() {
        Person person = aVaccinator();
        long known = millis(() -> password(browser(), person.email(), "not the right password"));
        long unknown = millis(() -> password(browser(), "nobody@example.ca", "not the right password"));

        // The hash is most of the time: without one the answer would come in a fifth of it.
        assertThat(unknown).isGreaterThan(known / 3);
    }

    private static long millis(Runnable act) {
        act.run();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long before = System.nanoTime();
            act.run();
            best = Math.min(best, System.nanoTime() - before);
        }
        return best;
    }

    @Test
    void a_replayed_code_is_refused_and_explained() {
        Person person = aVaccinator();
        String code = code(person);
        Browser thief = browser();
        password(thief, person.email(), PASSWORD);
        Browser owner = browser();
        password(owner, person.email(), PASSWORD);
        assertThat(owner.post("/en/console/sign-in/code", "code", code).at()).isEqualTo("/en/console");

        Answer answer = thief.post("/en/console/sign-in/code", "code", code);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("This code was used already");
        assertThat(audited(person.user())).contains("SECOND_FACTOR_FAILED REPLAYED");
        assertThat(owner.get("/en/console").status()).isEqualTo(200);
    }

    @Test
    void a_phone_whose_clock_is_off_by_ninety_seconds_is_refused_and_explained() {
        Person person = aVaccinator();
        Browser browser = browser();
        password(browser, person.email(), PASSWORD);

        Answer ahead = browser.post(
                "/en/console/sign-in/code",
                "code",
                person.phone().code(clock.instant().plusSeconds(90)));
        assertThat(ahead.status()).isEqualTo(422);
        assertThat(ahead.body()).contains("the clock of your phone is ahead by about 90 seconds");

        Answer behind = browser.post(
                "/fr/console/sign-in/code",
                "code",
                person.phone().code(clock.instant().minusSeconds(90)));
        assertThat(behind.body()).contains("l’horloge de votre téléphone retarde d’environ 90");

        Answer right = browser.post(
                "/en/console/sign-in/code",
                "code",
                person.phone().code(clock.instant().plusSeconds(30)));
        assertThat(right.at()).isEqualTo("/en/console");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "/en/book"})
    void signing_in_leads_to_no_other_site(String to) {
        Person person = aVaccinator();
        Browser browser = browser();

        Answer page = browser.get("/en/console/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        assertThat(page.status()).isEqualTo(200);
        browser.post("/en/console/sign-in", "email", person.email(), "password", PASSWORD, "to", to);
        assertThat(browser.post("/en/console/sign-in/code", "code", code(person))
                        .at())
                .isEqualTo("/en/console");
    }

    @Test
    void fields_that_the_form_does_not_have_change_nothing() {
        Person person = aVaccinator();
        Browser browser = browser();

        Answer answer = browser.post(
                "/en/console/sign-in",
                "email",
                person.email(),
                "password",
                PASSWORD,
                "stage",
                "SIGNED_IN",
                "role",
                "PROVINCIAL_OPERATOR",
                "state",
                "ACTIVE",
                "user",
                UUID.randomUUID().toString());

        assertThat(answer.at()).isEqualTo("/en/console/sign-in/code");
        assertThat(browser.get("/en/console").at()).isEqualTo("/en/console/sign-in/code");
        browser.post("/en/console/sign-in/code", "code", code(person), "role", "PROVINCIAL_OPERATOR");
        assertThat(browser.get("/en/console/users").status()).isIn(403, 404);
        assertThat(jdbc.sql("select count(*) from access.held_role where user_id = :user")
                        .param("user", person.user().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void who_works_for_several_organizations_says_for_which_and_can_change_over() {
        Organization unit = staff().healthUnit(2233);
        Organization hospital = staff().hospital(2233);
        Organization foreign = staff().healthUnit(2233);
        Person person = someone(Role.VACCINATOR, unit, hospital);
        Browser browser = browser();
        password(browser, person.email(), PASSWORD);

        Answer choice = browser.post("/en/console/sign-in/code", "code", code(person));
        assertThat(choice.at()).isEqualTo("/en/console/sign-in/organization");
        assertThat(choice.body()).contains(unit.name().en(), hospital.name().en());
        assertThat(browser.get("/en/console/security").at()).isEqualTo("/en/console/sign-in/organization");

        assertThat(choose(browser, "/en/console/sign-in/organization", foreign).status())
                .isEqualTo(422);
        assertThat(choose(browser, "/en/console/sign-in/organization", hospital).at())
                .isEqualTo("/en/console");
        assertThat(browser.get("/en/console").body()).contains(hospital.name().en());

        assertThat(choose(browser, "/en/console/organization", foreign).status())
                .isEqualTo(422);
        assertThat(choose(browser, "/en/console/organization", unit).body())
                .contains(unit.name().en());
        assertThat(audited(person.user())).contains("ORGANIZATION_CHOSEN");
    }

    private static Answer choose(Browser browser, String form, Organization organization) {
        return browser.post(form, "organization", organization.id().value().toString());
    }

    @Test
    void who_has_no_role_is_told_so() {
        Person person = someone(Role.VACCINATOR);
        Browser browser = browser();
        password(browser, person.email(), PASSWORD);

        assertThat(browser.post("/en/console/sign-in/code", "code", code(person))
                        .body())
                .contains("You have no role yet");
    }

    @Test
    void an_account_is_deactivated_after_thirty_idle_days_at_the_door_and_by_the_sweep() {
        Person late = aVaccinator();
        Person forgotten = aVaccinator();
        pass(Duration.ofDays(29));
        signIn(browser(), aVaccinator());
        assertThat(password(browser(), late.email(), PASSWORD).at()).isEqualTo("/en/console/sign-in/code");
        Person active = aVaccinator();
        pass(Duration.ofDays(1));

        assertThat(password(browser(), late.email(), PASSWORD).status()).isEqualTo(422);
        assertThat(audited(late.user())).contains("USER_DEACTIVATED");
        assertThat(state(forgotten.user())).isEqualTo("ACTIVE");
        entrance.deactivateIdle();
        assertThat(state(forgotten.user())).isEqualTo("DEACTIVATED");
        assertThat(state(active.user())).isEqualTo("ACTIVE");
    }

    private String state(UserId user) {
        return jdbc.sql("select state from access.staff_user where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> row.getString("state"))
                .single();
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_the_old_one_is_worth_nothing() {
        Person person = aVaccinator();
        Browser here = browser();
        Browser elsewhere = browser();
        signIn(here, person);
        signIn(elsewhere, person);

        assertThat(change(here, "not my password", "granite lamp river north").body())
                .contains("This is not your current password");
        assertThat(change(here, PASSWORD, "password1234").body()).contains("among the first that anyone tries");
        assertThat(elsewhere.get("/en/console").status()).isEqualTo(200);
        assertThat(change(here, PASSWORD, "granite lamp river north").body()).contains("Your password is changed");

        assertThat(here.get("/en/console/security").at()).isEqualTo("/en/console/security");
        assertThat(elsewhere.get("/en/console/security").body()).contains("Your password was changed");
        assertThat(password(browser(), person.email(), PASSWORD).status()).isEqualTo(422);
        assertThat(audited(person.user())).contains("PASSWORD_CHANGED");
    }

    private static Answer change(Browser browser, String current, String wanted) {
        return browser.post("/en/console/security/password", "current", current, "password", wanted, "again", wanted);
    }

    @Test
    void my_security_shows_my_sessions_and_ends_the_others() {
        Person person = aVaccinator();
        Browser here = browser();
        Browser elsewhere = browser();
        signIn(here, person);
        signIn(elsewhere, person);
        List<String> ends = Pattern.compile("/en/console/security/session/[0-9a-f-]+/end")
                .matcher(here.get("/en/console/security").body())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(ends).hasSize(1);
        signIn(browser(), aVaccinator());

        Browser stranger = browser();
        signIn(stranger, aVaccinator());
        stranger.post(ends.getFirst());
        assertThat(elsewhere.get("/en/console/security").status()).isEqualTo(200);

        assertThat(here.post(ends.getFirst()).body()).contains("The session is ended");
        assertThat(elsewhere.get("/en/console/security").body()).contains("This session was ended");
    }

    @Test
    void factors_are_changed_only_with_the_current_password() {
        Person person = aVaccinator();
        Browser browser = browser();
        signIn(browser, person);

        assertThat(browser.post("/en/console/security/codes", "current", "wrong")
                        .status())
                .isEqualTo(422);
        Answer sheet = browser.post("/en/console/security/codes", "current", PASSWORD);
        assertThat(sheet.body()).containsPattern("[2-9A-Z]{5}-[2-9A-Z]{5}");
        assertThat(browser.post("/en/console/security/codes/kept").body()).contains("You have 10 codes left");
        assertThat(browser.get("/en/console/security/codes").body()).doesNotContainPattern("[2-9A-Z]{5}-[2-9A-Z]{5}");

        Answer page = browser.get("/en/console/security/app");
        Phone second = phoneOf(page.body());
        String code = second.code(clock.instant());
        assertThat(browser.post("/en/console/security/app", "current", "wrong", "code", code)
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/en/console/security/app", "current", PASSWORD, "code", code)
                        .body())
                .contains("The app is set up", "Remove");
    }

    @Test
    void the_cookie_is_kept_from_scripts_and_other_sites() {
        Person person = aVaccinator();
        var answer = Caller.at(port).post("/en/console/sign-in", "", "email", person.email(), "password", PASSWORD);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("dosebook_staff=")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Max-Age", "Expires");
    }
}
