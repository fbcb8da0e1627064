package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.factors.Phone;
import ca.dosebook.audit.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the link to the first page: 24 hours, once, and nobody is in with a password alone (trust 18). */
class ActivationTests extends DoorWorld {

    private static final String NEW_PASSWORD = "granite lamp river north";

    @Autowired
    Steps steps;

    private UserId invited() {
        UserId user = staff().user(UUID.randomUUID() + "@example.ca", new StaffName("Noor", "Haddad"));
        staff().give(user, Role.VACCINATOR, staff().healthUnit(2233));
        jdbc.sql("update access.staff_user set state = 'INVITED', last_signed_in_at = null where user_id = :user")
                .param("user", user.value())
                .update();
        return user;
    }

    private String link(UserId user) {
        return "/en" + activation.newLink(user, Actor.OPERATOR).orElseThrow().path();
    }

    private static Answer use(Browser browser, String link) {
        return browser.post(link, "password", NEW_PASSWORD, "again", NEW_PASSWORD);
    }

    @Test
    void a_link_leads_to_a_password_an_app_ten_codes_and_the_first_page() {
        UserId user = invited();
        String link = link(user);
        Browser browser = browser();
        assertThat(browser().get(link).status()).as("a mail scanner looks").isEqualTo(200);
        assertThat(browser.get(link).body()).contains("Noor", "Haddad", "@example.ca");

        Answer app = use(browser, link);
        assertThat(app.at()).isEqualTo("/en/console/set-up");
        assertThat(app.body()).contains("<svg class=\"db-qr\"");
        assertThat(browser.get("/en/console").at()).isEqualTo("/en/console/set-up");
        assertThat(browser.post("/en/console/set-up/codes").at())
                .as("no step is skipped")
                .isEqualTo("/en/console/sign-in");
        Phone phone = phoneOf(app.body());
        assertThat(browser.get("/fr/console/set-up").body())
                .as("the same key in the other language")
                .contains(phone.secret().grouped());

        assertThat(browser.post("/en/console/set-up", "code", "000000").status())
                .isEqualTo(422);
        Answer codes = browser.post("/en/console/set-up", "code", phone.code(clock.instant()));
        assertThat(codes.at()).isEqualTo("/en/console/set-up/codes");
        assertThat(codes.body()).containsPattern("(?s)([2-9A-Z]{5}-[2-9A-Z]{5}.*){10}");
        assertThat(browser.post("/en/console/set-up/codes").at()).isEqualTo("/en/console");
        assertThat(browser.get("/en/console").status()).isEqualTo(200);
        assertThat(audited(user))
                .contains("ACTIVATION_LINK_MADE", "FACTOR_ADDED APP", "PAPER_CODES_MADE PAPER", "ACTIVATED");
    }

    @Test
    void a_link_works_once() {
        String link = link(invited());
        use(browser(), link);

        assertThat(use(browser(), link).status()).isEqualTo(410);
        assertThat(browser().get(link).body()).contains("This link no longer works");
    }

    @Test
    void of_many_who_use_the_same_link_at_once_one_sets_the_password() throws Exception {
        UserId user = invited();
        String link = link(user);
        String token = link.substring(link.lastIndexOf('/') + 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> tries = new ArrayList<>();
            var invitee = activation.invitee(token).orElseThrow();
            for (int i = 0; i < 8; i++) {
                String hash = "hash " + i;
                tries.add(() -> steps.use(Activation.hash(token), user, invitee, hash));
            }
            int done = 0;
            for (Future<Boolean> answer : threads.invokeAll(tries)) {
                done += answer.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void a_link_works_for_24_hours() {
        String link = link(invited());
        pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(browser().get(link).status()).isEqualTo(200);
        pass(Duration.ofSeconds(1));
        assertThat(browser().get(link).status()).isEqualTo(410);
        assertThat(use(browser(), link).status()).isEqualTo(410);
    }

    @Test
    void a_newer_link_makes_the_older_one_worthless_and_a_disabled_user_gets_none() {
        UserId user = invited();
        String older = link(user);
        String newer = link(user);
        assertThat(browser().get(older).status()).isEqualTo(410);
        assertThat(browser().get(newer).status()).isEqualTo(200);

        jdbc.sql("update access.staff_user set state = 'DISABLED' where user_id = :user")
                .param("user", user.value())
                .update();
        assertThat(use(browser(), newer).status()).isEqualTo(410);
        assertThat(activation.newLink(user, Actor.OPERATOR)).isEmpty();
        assertThat(browser().get("/en/console/activate/" + "x".repeat(43)).status())
                .isEqualTo(410);
    }

    @Test
    void a_password_that_is_not_taken_leaves_the_link_good() {
        String link = link(invited());
        Browser browser = browser();

        assertThat(browser.post(link, "password", "short", "again", "short").body())
                .contains("use 12 characters or more");
        assertThat(browser.post(link, "password", NEW_PASSWORD, "again", "another")
                        .body())
                .contains("The two passwords differ");
        assertThat(browser.post(link, "password", "password1234", "again", "password1234")
                        .body())
                .contains("among the first that anyone tries");
        assertThat(use(browser, link).at()).isEqualTo("/en/console/set-up");
    }

    @Test
    void a_new_link_after_a_lost_phone_forgets_the_old_factors_and_ends_the_sessions() {
        Person person = aVaccinator();
        Browser thief = browser();
        signIn(thief, person);
        Browser owner = browser();

        use(owner, link(person.user()));

        assertThat(thief.get("/en/console").at()).startsWith("/en/console/sign-in");
        thief.post("/en/console/sign-in", "email", person.email(), "password", PASSWORD);
        assertThat(thief.get("/en/console/sign-in/code").at()).isEqualTo("/en/console/sign-in");
        Phone phone = phoneOf(owner.get("/en/console/set-up").body());
        assertThat(phone.secret()).isNotEqualTo(person.phone().secret());
    }

    @Test
    void who_was_interrupted_goes_on_with_the_password_for_a_day_and_not_longer() {
        UserId user = invited();
        String email = jdbc.sql("select email from access.staff_user where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> row.getString("email"))
                .single();
        use(browser(), link(user));
        pass(Duration.ofHours(23));
        Browser later = browser();
        assertThat(later.post("/en/console/sign-in", "email", email, "password", NEW_PASSWORD)
                        .at())
                .isEqualTo("/en/console/set-up");

        pass(Duration.ofHours(1));
        assertThat(browser()
                        .post("/en/console/sign-in", "email", email, "password", NEW_PASSWORD)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void who_was_interrupted_before_keeping_the_codes_signs_in_with_the_app() {
        UserId user = invited();
        String email = jdbc.sql("select email from access.staff_user where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> row.getString("email"))
                .single();
        Browser browser = browser();
        Phone phone = phoneOf(use(browser, link(user)).body());
        browser.post("/en/console/set-up", "code", phone.code(clock.instant()));
        pass(Duration.ofHours(1));

        Browser later = browser();
        assertThat(later.post("/en/console/sign-in", "email", email, "password", NEW_PASSWORD)
                        .at())
                .isEqualTo("/en/console/sign-in/code");
        assertThat(later.post("/en/console/sign-in/code", "code", phone.code(clock.instant()))
                        .at())
                .isEqualTo("/en/console");
    }

    @Test
    void what_is_typed_for_someone_whose_name_is_known_changes_nothing() {
        UserId user = invited();
        browser()
                .post(
                        link(user),
                        "password",
                        NEW_PASSWORD,
                        "again",
                        NEW_PASSWORD,
                        "email",
                        "thief@example.ca",
                        "family",
                        "Thief");
        assertThat(jdbc.sql(
                                "select family_name from access.staff_user where user_id = :user and email <> 'thief@example.ca'")
                        .param("user", user.value())
                        .query((row, n) -> row.getString("family_name"))
                        .single())
                .isEqualTo("Haddad");
    }
}
