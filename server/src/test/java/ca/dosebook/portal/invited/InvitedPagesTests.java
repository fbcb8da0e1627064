package ca.dosebook.portal.invited;

import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.InvitationAnswer;
import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.InvitationsFixture;
import ca.dosebook.invitations.Invitations;
import ca.dosebook.invitations.Invitee;
import ca.dosebook.invitations.OptOuts;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class InvitedPagesTests {

    /** The health unit of Kingston. */
    private static final HealthUnitId UNIT = new HealthUnitId(2241);

    private static final LocalDate BORN = LocalDate.of(1938, 1, 2);

    @LocalServerPort
    int port;

    @Autowired
    Invitations invitations;

    @Autowired
    OptOuts optOuts;

    @Autowired
    Rollout rollout;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final HealthCardNumber number = aHealthNumber();
    private final PersonName rose = new PersonName("Rose", "Tremblay");
    private InvitationCode code;

    @BeforeEach
    void an_invitation_in_a_pilot() {
        rollout.announce(new Opening(UNIT, Stage.PILOT, clock.instant().minusSeconds(60)));
        code = invitations.issue(
                UNIT, new Invitee(rose, BORN, Optional.of(number)), clock.instant().plus(Duration.ofDays(7)));
    }

    private Identity identity() {
        return new Identity(rose, BORN, new IdentityDocument.PhotoCard(number, ""));
    }

    private UUID id() {
        return ((InvitationAnswer.Valid) invitations.check(code, identity(), UNIT)).id().value();
    }

    private boolean has(String column) {
        return jdbc.sql("select " + column + " is not null from invitations.invitation where invitation_id = :id")
                .param("id", id())
                .query(Boolean.class)
                .single();
    }

    private String address(String language) {
        return "/" + language + "/invited/" + code.printed();
    }

    @Test
    void the_link_marks_the_invitation_opened_and_an_unknown_code_looks_the_same() {
        InvitationCode unknown = InvitationsFixture.anyCode();

        Answer page = new Browser(port).get(address("en"));
        Answer other = new Browser(port).get("/en/invited/" + unknown.printed());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(code.printed()).doesNotContain("Rose", "Tremblay");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body().replace(unknown.printed(), code.printed())).isEqualTo(page.body());
        assertThat(has("opened_at")).isTrue();
        assertThat(new Browser(port).get(address("fr")).body()).contains("Votre code d’invitation");
    }

    @Test
    void a_code_typed_from_a_letter_leads_to_the_same_page() {
        assertThat(new Browser(port).get("/en/invited").status()).isEqualTo(200);
        assertThat(new Browser(port)
                        .get("/en/invited?code=" + code.characters().toLowerCase(Locale.ROOT))
                        .location())
                .contains(address("en"));
        assertThat(new Browser(port).get("/en/invited?code=nonsense").status()).isEqualTo(422);
        assertThat(new Browser(port).get("/fr/invited/nonsense").status()).isEqualTo(422);
    }

    @Test
    void the_code_is_filled_in_once_the_person_has_said_who_they_are() {
        Browser browser = new Browser(port);
        assertThat(browser.post(address("en")).location()).contains("/en/book/where");
        browser.post("/en/book/where", "place", "K7L 3N6");
        browser.post("/en/book/for", "for", "me");
        browser.post("/en/book/name", "given", "Rose", "family", "Tremblay");
        browser.post("/en/book/card", "card", "PHOTO_CARD", "number", number.digits(), "version", "AB");
        browser.post("/en/book/birth-date", "birthDay", "2", "birthMonth", "1", "birthYear", "1938");

        Answer step = browser.get("/en/book/invitation");
        assertThat(step.status()).isEqualTo(200);
        assertThat(step.body()).contains("value=\"" + code.printed() + "\"");
        assertThat(browser.post("/en/book/invitation", "code", code.printed()).status()).isEqualTo(303);
    }

    @Test
    void someone_else_with_the_link_is_refused_and_it_counts() {
        Browser browser = new Browser(port);
        browser.post(address("en"));
        browser.post("/en/book/where", "place", "K7L 3N6");
        browser.post("/en/book/for", "for", "me");
        browser.post("/en/book/name", "given", "Ann", "family", "Other");
        browser.post("/en/book/card", "card", "PHOTO_CARD", "number", aHealthNumber().digits(), "version", "AB");
        browser.post("/en/book/birth-date", "birthDay", "2", "birthMonth", "1", "birthYear", "1938");

        Answer refused = browser.post("/en/book/invitation", "code", code.printed());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("does not fit the details you gave");
        assertThat(has("last_misused_at")).isTrue();
    }

    @Test
    void an_invitation_is_declined_with_the_birth_date_alone() {
        Browser browser = new Browser(port);
        String decline = address("en") + "/decline";
        assertThat(browser.get(decline).status()).isEqualTo(200);
        assertThat(browser.post(decline).body()).contains("href=\"#reason\"", "href=\"#birth\"");
        assertThat(browser.post(
                                decline,
                                "reason", "ELSEWHERE", "birthDay", "3", "birthMonth", "1", "birthYear", "1938")
                        .status())
                .isEqualTo(422);
        assertThat(has("declined_at")).isFalse();

        Answer declined = browser.post(
                decline, "reason", "ELSEWHERE", "birthDay", "2", "birthMonth", "1", "birthYear", "1938");

        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.body()).contains("You have declined the invitation");
        assertThat(has("declined_at")).isTrue();
    }

    @Test
    void after_ten_wrong_birth_dates_the_right_one_has_to_wait() {
        Browser browser = new Browser(port);
        String decline = address("fr") + "/decline";
        for (int day = 3; day < 13; day++) {
            browser.post(
                    decline,
                    "reason", "NOT_WANTED", "birthDay", String.valueOf(day), "birthMonth", "1", "birthYear", "1938");
        }

        assertThat(browser.post(
                                decline,
                                "reason", "NOT_WANTED", "birthDay", "2", "birthMonth", "1", "birthYear", "1938")
                        .body())
                .contains("trop d’essais");
        assertThat(has("declined_at")).isFalse();
    }

    @Test
    void opting_out_takes_one_button_in_either_language() {
        String token = optOuts.token(new InvitationId(id()));

        assertThat(new Browser(port).get("/en/opt-out/" + token).body()).contains("Stop inviting me");
        assertThat(new Browser(port).post("/fr/opt-out/" + token).body()).contains("Vous ne recevrez plus d’invitations");
        assertThat(new Browser(port).get("/en/opt-out/" + "A".repeat(43)).status()).isEqualTo(404);
        assertThat(new Browser(port).post("/en/opt-out/" + "A".repeat(43)).status()).isEqualTo(404);
    }
}
