package ca.dosebook.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignInStage;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.access.permits.ForSigningIn;
import ca.dosebook.access.permits.ForStaff;
import ca.dosebook.access.permits.MayReadAudit;
import ca.dosebook.access.permits.Rule;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint answers those its annotation names, and a session is good for as long as it should be (trust 17, 18). */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({DoorTests.Doors.class, StandingClock.class})
class DoorTests {

    private static final String ROOM = "/en/console/door-tests/";

    @Controller
    @RequestMapping("/{language:en|fr}/console/door-tests")
    static class Doors {

        @ForEveryone
        @GetMapping("/everyone")
        @ResponseBody
        String everyone(Entry entry) {
            return entry.toString();
        }

        @ForStaff
        @GetMapping("/staff")
        @ResponseBody
        String staff(SignedIn staff) {
            return staff.user().value() + " " + staff.roles();
        }

        @ForStaff
        @PostMapping("/staff")
        @ResponseBody
        String act(SignedIn staff) {
            return "done by " + staff.name().full();
        }

        @MayReadAudit
        @GetMapping("/audit")
        @ResponseBody
        String audit(SignedIn staff) {
            return "the log for " + staff.name().full();
        }

        @ForSigningIn(SignInStage.PASSWORD_GIVEN)
        @GetMapping("/code")
        @ResponseBody
        String code(SigningIn signingIn) {
            return "a code from " + signingIn.name().full();
        }

        @GetMapping("/silent")
        @ResponseBody
        String silent() {
            return "nobody should read this";
        }

        @ForStaff
        @MayReadAudit
        @GetMapping("/both")
        @ResponseBody
        String both() {
            return "nobody should read this";
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Sessions sessions;

    @Autowired
    ApplicationContext context;

    private StaffFixture staff;
    private Caller caller;

    @BeforeEach
    void atTheDoor() {
        staff = StaffFixture.on(jdbc, clock);
        caller = Caller.at(port);
    }

    private Staff aVaccinator() {
        return staff.signedIn(Role.VACCINATOR, staff.healthUnit(2233));
    }

    private HttpResponse<String> get(Staff who, String room) {
        return caller.get(ROOM + room, "Cookie", who.cookie());
    }

    @Test
    void who_is_signed_in_is_let_in_and_known() {
        Staff vaccinator = aVaccinator();

        HttpResponse<String> answer = get(vaccinator, "staff");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(vaccinator.user().value() + " [VACCINATOR]");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void nobody_signed_in_is_led_to_the_sign_in_page_and_back_to_what_was_asked_for() {
        HttpResponse<String> answer = caller.get(ROOM + "staff?day=2021-03-15&part=a%20b");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Caller.location(answer))
                .isEqualTo("/en/console/sign-in?to="
                        + "%2Fen%2Fconsole%2Fdoor-tests%2Fstaff%3Fday%3D2021-03-15%26part%3Da%2520b");
        assertThat(Caller.location(caller.post(ROOM + "staff", ""))).isEqualTo("/en/console/sign-in");
        assertThat(Caller.location(caller.get("/fr/console/door-tests/audit"))).startsWith("/fr/console/sign-in?to=");
    }

    @Test
    void a_missing_permission_is_refused_in_plain_words_and_written_down() {
        Staff vaccinator = aVaccinator();

        HttpResponse<String> answer = get(vaccinator, "audit");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Your role does not include this page", "href=\"/en/console\"");
        assertThat(audited(vaccinator)).containsExactly("ACCESS_REFUSED READ_AUDIT");
        assertThat(get(staff.signedIn(Role.PRIVACY_OFFICER, staff.province()), "audit")
                        .body())
                .isEqualTo("the log for Noor Haddad");
    }

    private List<String> audited(Staff who) {
        return jdbc.sql("select act, note from audit.entry where user_id = :user order by recorded_at")
                .param("user", who.user().value())
                .query((row, n) -> row.getString("act") + " " + row.getString("note"))
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "both"})
    void an_endpoint_that_does_not_say_who_may_call_it_answers_nobody(String room) {
        Staff officer = staff.signedIn(Role.PRIVACY_OFFICER, staff.province());

        HttpResponse<String> answer = get(officer, room);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("nobody should read this");
        assertThat(caller.get(ROOM + room).statusCode()).isEqualTo(403);
    }

    @Test
    void every_endpoint_of_the_product_says_who_may_call_it() {
        List<String> silent = context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(method -> method.getBeanType() != Doors.class)
                .filter(method -> Rule.of(method.getMethod(), method.getBeanType()) instanceof Rule.Nobody)
                .map(Object::toString)
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void the_door_stands_before_every_kind_of_handler() {
        Map<String, HandlerMapping> mappings = context.getBeansOfType(HandlerMapping.class);
        assertThat(mappings.values())
                .allSatisfy(mapping -> assertThat(mapping)
                        .isInstanceOfSatisfying(
                                AbstractHandlerMapping.class,
                                known -> assertThat(known.getAdaptedInterceptors())
                                        .as(mapping.toString())
                                        .anyMatch(Doorkeeper.class::isInstance)));
    }

    @Test
    void disabling_a_user_and_taking_the_last_role_work_with_the_next_request() {
        Staff vaccinator = aVaccinator();
        Staff other = aVaccinator();
        assertThat(get(vaccinator, "staff").statusCode()).isEqualTo(200);
        assertThat(get(other, "staff").statusCode()).isEqualTo(200);

        jdbc.sql("update access.staff_user set state = 'DISABLED' where user_id = :user")
                .param("user", vaccinator.user().value())
                .update();
        staff.take(other.user(), Role.VACCINATOR);

        assertThat(Caller.location(get(vaccinator, "staff"))).startsWith("/en/console/sign-in?to=");
        assertThat(get(vaccinator, "everyone").body()).isEqualTo("Ended[reason=USER_STOPPED]");
        assertThat(Caller.location(get(other, "staff"))).isEqualTo("/en/console/sign-in/organization");
    }

    @Test
    void a_stolen_cookie_from_another_block_of_addresses_is_refused_and_the_session_lives_on() {
        Staff vaccinator = aVaccinator();
        Caller thief = Caller.from("127.0.9.9", port);

        assertThat(thief.get(ROOM + "staff", "Cookie", vaccinator.cookie()).statusCode())
                .isEqualTo(303);
        assertThat(thief.get(ROOM + "everyone", "Cookie", vaccinator.cookie()).body())
                .isEqualTo("FromElsewhere[]");

        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'SESSION_REFUSED' and object_id = :user")
                        .param("user", vaccinator.user().value())
                        .query(Integer.class)
                        .single())
                .as("once a minute")
                .isEqualTo(1);
        assertThat(get(vaccinator, "staff").statusCode()).isEqualTo(200);
        assertThat(Caller.from("127.0.0.200", port)
                        .get(ROOM + "staff", "Cookie", vaccinator.cookie())
                        .statusCode())
                .as("a neighbour’s address")
                .isEqualTo(200);
    }

    @Test
    void a_session_ends_after_twelve_hours_however_busy() {
        Staff vaccinator = aVaccinator();
        for (int i = 0; i < 35; i++) {
            pass(Duration.ofMinutes(20));
            assertThat(get(vaccinator, "staff").statusCode()).isEqualTo(200);
        }
        pass(Duration.ofMinutes(20));

        assertThat(get(vaccinator, "everyone").body()).isEqualTo("Ended[reason=TOO_OLD]");
    }

    private void pass(Duration time) {
        ((SettableClock) clock).advance(time);
    }

    @Test
    void who_has_the_second_factor_to_show_gets_that_page_and_no_other() {
        Staff vaccinator = aVaccinator();
        SessionToken token =
                sessions.start(vaccinator.user(), SignInStage.PASSWORD_GIVEN, StaffFixture.HERE, Optional.empty());
        String cookie = "dosebook_staff=" + token.value();

        assertThat(caller.get(ROOM + "code", "Cookie", cookie).body()).isEqualTo("a code from Noor Haddad");
        assertThat(Caller.location(caller.get(ROOM + "staff", "Cookie", cookie)))
                .isEqualTo("/en/console/sign-in/code");
        assertThat(Caller.location(caller.get(ROOM + "audit", "Cookie", cookie)))
                .isEqualTo("/en/console/sign-in/code");
        assertThat(Caller.location(get(vaccinator, "code"))).isEqualTo("/en/console");

        pass(Sessions.FOR_A_CODE);
        assertThat(caller.get(ROOM + "everyone", "Cookie", cookie).body()).isEqualTo("Ended[reason=IDLE]");
    }

    @Test
    void the_token_is_another_after_each_factor_and_the_old_one_is_worth_nothing() {
        Staff vaccinator = aVaccinator();
        SessionToken before =
                sessions.start(vaccinator.user(), SignInStage.PASSWORD_GIVEN, StaffFixture.HERE, Optional.empty());
        UUID id = ((Entry.OnTheWay) sessions.enter(Optional.of(before), StaffFixture.HERE))
                .signingIn()
                .session();
        Optional<OrganizationId> organization =
                Optional.of(vaccinator.organization().id());

        SessionToken after = sessions.advance(id, SignInStage.PASSWORD_GIVEN, SignInStage.SIGNED_IN, organization)
                .orElseThrow();

        assertThat(sessions.enter(Optional.of(before), StaffFixture.HERE)).isEqualTo(new Entry.Nobody());
        assertThat(sessions.enter(Optional.of(after), StaffFixture.HERE)).isInstanceOf(Entry.Inside.class);
        assertThat(sessions.advance(id, SignInStage.PASSWORD_GIVEN, SignInStage.SIGNED_IN, organization))
                .as("one factor is not counted twice")
                .isEmpty();
    }

    @Test
    void a_user_ends_their_own_sessions_and_nobody_elses() {
        Staff vaccinator = aVaccinator();
        Staff other = aVaccinator();

        assertThat(sessions.of(vaccinator.user())).hasSize(1);
        assertThat(sessions.endOf(other.user(), vaccinator.signedIn().session(), EndReason.ENDED_ELSEWHERE))
                .isFalse();
        assertThat(get(vaccinator, "staff").statusCode()).isEqualTo(200);
        assertThat(sessions.endOf(vaccinator.user(), vaccinator.signedIn().session(), EndReason.ENDED_ELSEWHERE))
                .isTrue();
        assertThat(get(vaccinator, "staff").statusCode()).isEqualTo(303);
        assertThat(sessions.of(vaccinator.user())).isEmpty();
    }

    @Test
    void ended_sessions_are_forgotten_after_thirty_days() {
        Staff vaccinator = aVaccinator();
        sessions.endAll(vaccinator.user(), EndReason.SIGNED_OUT);
        sessions.sweep();
        assertThat(get(vaccinator, "everyone").body()).isEqualTo("Ended[reason=SIGNED_OUT]");

        pass(Duration.ofDays(31));
        sessions.sweep();
        assertThat(get(vaccinator, "everyone").body()).isEqualTo("Nobody[]");
    }

    @Test
    void the_token_itself_is_not_in_the_database() {
        SessionToken token =
                sessions.start(aVaccinator().user(), SignInStage.PASSWORD_GIVEN, StaffFixture.HERE, Optional.empty());
        assertThat(jdbc.sql("select count(*) from access.session s where s::text like '%' || :token || '%'")
                        .param("token", token.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(token.toString()).doesNotContain(token.value());
    }
}
