package ca.dosebook.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.factors.Phone;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who does nothing for half an hour shows the second factor again, and that alone; what was typed is not lost (journey.md:
 * logged out every 60 minutes whatever they did, nine log-ins a day).
 */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class AwayTests {

    private static final String USERS = "/en/console/users";
    private static final String CODE = "/en/console/sign-in/code";
    private static final String KEPT = "/en/console/kept";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Factors factors;

    private Caller caller;
    private Phone phone;
    private Staff coordinator;

    @BeforeEach
    void a_coordinator_is_signed_in() {
        caller = Caller.at(port);
        phone = Phone.withNewSecret();
        StaffFixture staff = StaffFixture.on(jdbc, clock);
        coordinator = staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, staff.anyFor(Role.HEALTH_UNIT_COORDINATOR));
        factors.addKnownApp(coordinator.user(), phone.secret());
    }

    private void pass(Duration time) {
        ((SettableClock) clock).advance(time);
    }

    private HttpResponse<String> get(String page) {
        return caller.get(page, "Cookie", coordinator.cookie());
    }

    /** @return the answer, whose cookie is the new one */
    private HttpResponse<String> showCode() {
        return caller.post(CODE, coordinator.cookie(), "code", phone.code(clock.instant()));
    }

    @Test
    void thirty_minutes_without_a_click_ask_for_the_second_factor_and_not_one_less() {
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofMinutes(29));
            assertThat(get(USERS).statusCode()).isEqualTo(200);
        }
        pass(Duration.ofMinutes(30));

        assertThat(Caller.location(get(USERS + "?sort=name"))).isEqualTo(CODE);
        assertThat(Caller.location(get(USERS))).as("the second click too").isEqualTo(CODE);
        assertThat(get(CODE).body()).contains("You were away for a while");
    }

    @Test
    void the_second_factor_alone_leads_back_to_the_page_and_the_organization() {
        pass(Duration.ofHours(3));
        get(USERS + "?sort=name");
        pass(Duration.ofHours(2));

        HttpResponse<String> back = showCode();

        assertThat(Caller.location(back)).isEqualTo(USERS + "?sort=name");
        String cookie = Caller.cookie(back).orElseThrow();
        assertThat(cookie).isNotEqualTo(coordinator.cookie());
        assertThat(caller.get(USERS, "Cookie", cookie).body())
                .contains(coordinator.organization().name().en());
        assertThat(Caller.location(get(USERS))).as("the old cookie").startsWith("/en/console/sign-in");
    }

    @Test
    void a_form_that_was_sent_too_late_is_kept_and_not_taken() {
        pass(Duration.ofMinutes(31));
        HttpResponse<String> late = caller.post(
                USERS + "/invite",
                coordinator.cookie(),
                "family",
                "Okonkwo-Ångström",
                "email",
                "late@unit.example",
                "password",
                "MARKER");
        assertThat(Caller.location(late)).isEqualTo(CODE);

        HttpResponse<String> back = showCode();
        assertThat(Caller.location(back)).isEqualTo(KEPT);
        String cookie = Caller.cookie(back).orElseThrow();
        String page = caller.get(KEPT, "Cookie", cookie).body();
        assertThat(page)
                .contains(
                        "action=\"" + USERS + "/invite\"", "value=\"Okonkwo-Ångström\"", "value=\"late@unit.example\"")
                .doesNotContain("MARKER");
        assertThat(Caller.location(caller.get(KEPT, "Cookie", cookie)))
                .as("shown once")
                .isEqualTo("/en/console");
    }

    @Test
    void of_many_tabs_that_ask_at_once_for_what_was_kept_one_is_given_it() throws Exception {
        pass(Duration.ofMinutes(31));
        caller.post("/en/console/persons", coordinator.cookie(), "number", "9876543217");
        String cookie = Caller.cookie(showCode()).orElseThrow();

        List<Callable<HttpResponse<String>>> asked = Collections.nCopies(8, () -> caller.get(KEPT, "Cookie", cookie));
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService tabs = Executors.newFixedThreadPool(8)) {
            for (Future<HttpResponse<String>> tab : tabs.invokeAll(asked)) {
                answers.add(tab.get().statusCode());
            }
        }

        assertThat(answers).hasSize(8).containsOnlyOnce(200).containsOnly(200, 303);
    }

    @Test
    void what_is_kept_cannot_be_read_in_the_database_and_goes_with_the_session() {
        pass(Duration.ofMinutes(31));
        caller.post("/en/console/persons", coordinator.cookie(), "number", "9876543217");
        byte[] kept = jdbc.sql("select kept from access.session where session_id = :session")
                .param("session", coordinator.signedIn().session())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("9876543217", "number");

        caller.post("/en/console/sign-out", coordinator.cookie());
        assertThat(jdbc.sql("select count(*) from access.session where session_id = :session and kept is not null")
                        .param("session", coordinator.signedIn().session())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_form_with_secrets_is_not_kept() {
        pass(Duration.ofMinutes(31));
        caller.post("/en/console/security/password", coordinator.cookie(), "current", "MARKER", "wanted", "MARKER2");

        assertThat(Caller.location(showCode())).isEqualTo("/en/console");
    }

    @Test
    void a_wrong_code_does_not_lead_back() {
        pass(Duration.ofMinutes(31));
        get(USERS);
        Phone another = Phone.withNewSecret();

        assertThat(caller.post(CODE, coordinator.cookie(), "code", another.code(clock.instant()))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Caller.location(get(USERS))).isEqualTo(CODE);
    }

    @Test
    void after_twelve_hours_the_password_is_asked_for_too() {
        pass(Duration.ofMinutes(31));
        get(USERS);
        pass(Duration.ofHours(12));

        assertThat(Caller.location(get(USERS))).startsWith("/en/console/sign-in?to=");
        assertThat(get("/en/console/sign-in").body()).contains("You were signed in for a long time");
    }

    @Test
    void who_is_disabled_meanwhile_does_not_come_back() {
        pass(Duration.ofMinutes(31));
        get(USERS);
        jdbc.sql("update access.staff_user set state = 'DISABLED' where user_id = :user")
                .param("user", coordinator.user().value())
                .update();

        assertThat(Caller.location(showCode())).startsWith("/en/console/sign-in");
    }
}
