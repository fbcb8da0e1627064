package ca.dosebook.console;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.Alerts;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administering users, organizations and requests on the pages, as a browser does. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AdministeringTests {

    private static final Pattern LINK = Pattern.compile("<li><a href=\"(/en/console[^\"]*)\"");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Alerts alerts;

    @LocalServerPort
    private int port;

    private StaffFixture fixture;
    private Organization unit;
    private Staff coordinator;

    @BeforeEach
    void people() {
        fixture = StaffFixture.on(jdbc, clock);
        unit = fixture.healthUnit(2241);
        coordinator = fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, unit);
    }

    @Test
    void no_link_of_the_bar_or_of_home_is_dead_for_any_role() {
        for (Role role : Role.values()) {
            if (role.isForPersons()) {
                Staff someone = fixture.signedIn(role, fixture.anyFor(role));
                Answer home = browser(someone).get("/en/console");
                assertThat(home.status()).isEqualTo(200);
                Matcher link = LINK.matcher(home.body());
                int links = 0;
                while (link.find()) {
                    links++;
                    Answer answer = browser(someone).get(link.group(1));
                    // Who has one health unit alone is led to it.
                    Answer there = answer.location().isEmpty()
                            ? answer
                            : browser(someone)
                                    .get(URI.create(answer.location().get()).getPath());
                    assertThat(there.status()).as(role + " " + link.group(1)).isEqualTo(200);
                }
                assertThat(links).as(role + " has links").isGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void what_was_typed_comes_back_with_what_is_wrong_about_it() {
        Answer answer = browser(coordinator)
                .post(
                        "/en/console/users/invite",
                        "given",
                        "Zoé",
                        "family",
                        "Roy",
                        "email",
                        "zoe at home",
                        "mailLanguage",
                        "fr",
                        "organization",
                        unit.id().value().toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"Zoé\"")
                .contains("value=\"zoe at home\"")
                .contains("href=\"#email\"")
                .contains("href=\"#role\"");
    }

    @Test
    void an_invitation_makes_a_user_and_a_mail_whose_link_is_in_no_table() {
        String email = "new-" + UUID.randomUUID() + "@example.ca";
        Answer answer = browser(coordinator)
                .post(
                        "/en/console/users/invite",
                        "given",
                        "Zoé",
                        "family",
                        "Roy",
                        "email",
                        email,
                        "mailLanguage",
                        "fr",
                        "organization",
                        unit.id().value().toString(),
                        "role",
                        "CHECK_IN");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser(coordinator).get(answer.location().orElseThrow()).body())
                .contains("The invitation is on its way")
                .contains(email);
        assertThat(jdbc.sql("""
                                select count(*)
                                  from messages.outbox as o
                                  join access.staff_user as u on u.user_id = o.about
                                 where u.email = :email and o.kind = 'access.activation'""").param("email", email).query(Integer.class).single())
                .isOne();
    }

    @Test
    void a_form_changes_nothing_that_it_does_not_show() {
        Staff clerk = fixture.signedIn(Role.CHECK_IN, unit);
        String page = "/en/console/users/" + clerk.user().value();

        Answer answer = browser(coordinator)
                .post(
                        page + "/change",
                        "given",
                        "Noor",
                        "family",
                        "Haddad",
                        "email",
                        clerk.email(),
                        "mailLanguage",
                        "en",
                        "state",
                        "DISABLED",
                        "role",
                        "HEALTH_UNIT_COORDINATOR",
                        "organization",
                        unit.id().value().toString(),
                        "createdAt",
                        "1999-01-01T00:00:00Z",
                        "id",
                        coordinator.user().value().toString());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(jdbc.sql("""
                                select u.state || ' ' || r.role
                                  from access.staff_user as u
                                  join access.held_role as r using (user_id)
                                 where u.user_id = :user and u.created_at > '2000-01-01'""")
                        .param("user", clerk.user().value())
                        .query((row, n) -> row.getString(1))
                        .list())
                .isEqualTo(List.of("ACTIVE CHECK_IN"));
    }

    @Test
    void whoever_is_disabled_is_out_with_the_next_click_and_can_be_let_in_again() {
        Staff clerk = fixture.signedIn(Role.CHECK_IN, unit);
        String page = "/en/console/users/" + clerk.user().value();
        assertThat(browser(clerk).get("/en/console").status()).isEqualTo(200);

        assertThat(browser(coordinator).get(page + "/disable").body()).contains("is signed out everywhere");
        assertThat(browser(coordinator).post(page + "/disable").status()).isEqualTo(303);

        assertThat(browser(clerk).get("/en/console").location())
                .hasValueSatisfying(door -> assertThat(door).contains("/en/console/sign-in"));
        assertThat(browser(coordinator).get(page).body()).contains("Enable the account");
        assertThat(browser(coordinator).post(page + "/enable").location()).contains(page + "?done=ENABLED");
    }

    @Test
    void a_provincial_role_takes_two_people_from_the_question_to_the_role() {
        Organization province = fixture.province();
        Staff first = fixture.signedIn(Role.PROVINCIAL_OPERATOR, province);
        Staff second = fixture.signedIn(Role.PROVINCIAL_OPERATOR, province);
        Staff agent = fixture.signedIn(Role.CONTACT_CENTRE_AGENT, fixture.contactCentre());
        String user = "/en/console/users/" + agent.user().value();

        String agreement = browser(first)
                .post(user + "/roles", "organization", province.id().value().toString(), "role", "PRIVACY_OFFICER")
                .location()
                .orElseThrow();
        assertThat(agreement).startsWith(user + "/agreement?");
        assertThat(browser(first).get(agreement).body()).contains("gets the role Privacy officer");
        String request = browser(first)
                .post(
                        user + "/agreement",
                        "organization",
                        province.id().value().toString(),
                        "role",
                        "PRIVACY_OFFICER",
                        "reason",
                        "She takes over on Monday")
                .location()
                .orElseThrow()
                .replaceAll("\\?.*", "");

        assertThat(browser(first).post(request + "/approve").status()).isEqualTo(409);
        assertThat(holdsPrivacyRole(agent)).isFalse();
        assertThat(browser(second).get("/en/console").body()).contains("waits for your decision");
        assertThat(browser(second).get(request + "/approve").body()).contains("She takes over on Monday");
        assertThat(browser(second).post(request + "/approve").location()).contains(request + "?done=APPROVED");
        assertThat(holdsPrivacyRole(agent)).isTrue();
        assertThat(browser(first).get(request).body()).contains("Agreed and done");
    }

    @Test
    void a_link_to_hand_over_is_shown_once_and_not_for_someone_with_a_provincial_role() {
        Organization province = fixture.province();
        Staff first = fixture.signedIn(Role.PROVINCIAL_OPERATOR, province);
        Staff second = fixture.signedIn(Role.PROVINCIAL_OPERATOR, province);
        Staff clerk = fixture.signedIn(Role.CHECK_IN, unit);

        assertThat(browser(first)
                        .post("/en/console/users/" + clerk.user().value() + "/show-link")
                        .body())
                .containsPattern("/en/console/activate/[A-Za-z0-9_-]{43}");
        assertThat(browser(first)
                        .post("/en/console/users/" + second.user().value() + "/show-link")
                        .body())
                .doesNotContain("/activate/")
                .contains("one person alone cannot");
    }

    @Test
    void an_organization_is_added_changed_and_refused_a_second_time() {
        Staff operator = fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province());
        String name = "Hospital " + UUID.randomUUID();
        String[] form = {"kind", "HOSPITAL", "english", name, "french", "Hôpital", "unit", "2241"};

        Answer added = browser(operator).post("/en/console/organizations/add", form);
        assertThat(added.status()).isEqualTo(303);
        assertThat(browser(operator).get(added.location().orElseThrow()).status())
                .isEqualTo(200);
        assertThat(browser(operator)
                        .post(added.location().orElseThrow(), "english", name + " East", "french", "Hôpital de l’Est")
                        .status())
                .isEqualTo(303);
        assertThat(browser(operator).get("/fr/console/organizations").body()).contains("Hôpital de l’Est");
        form[3] = name + " East";
        assertThat(browser(operator).post("/en/console/organizations/add", form).status())
                .isEqualTo(422);
    }

    @Test
    void the_privacy_officers_first_page_says_how_many_alerts_wait_and_nobody_elses_does() {
        Staff officer = fixture.signedIn(Role.PRIVACY_OFFICER, fixture.province());
        Staff operator = fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province());
        alerts.raise(AlertKind.RATE, UUID.randomUUID());
        alerts.raise(AlertKind.RATE, UUID.randomUUID());

        assertThat(browser(officer).get("/en/console").body())
                .contains(alerts.open() + " alerts wait for your review", "href=\"/en/console/audit/alerts\"");
        assertThat(browser(officer).get("/fr/console").body())
                .contains("alertes attendent votre examen", "href=\"/fr/console/audit/alerts\"");
        assertThat(browser(operator).get("/en/console").body()).doesNotContain("your review");
    }

    @Test
    void everyone_sees_what_is_written_down_of_them() {
        Staff clerk = fixture.signedIn(Role.CHECK_IN, unit);
        assertThat(browser(clerk).get("/en/console/users").status()).isEqualTo(403);

        assertThat(browser(clerk).get("/en/console/activity").body()).contains("Was refused a page or an act");
        assertThat(browser(clerk).get("/fr/console/activity?day=nonsense").status())
                .isEqualTo(200);
    }

    private boolean holdsPrivacyRole(Staff staff) {
        return jdbc.sql("""
                        select exists (
                          select 1 from access.held_role where user_id = :user and role = 'PRIVACY_OFFICER')""")
                .param("user", staff.user().value())
                .query(Boolean.class)
                .single();
    }

    private Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }
}
