package ca.dosebook.console.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveOutcome;
import ca.dosebook.invitations.waves.WaveWorld;
import ca.dosebook.invitations.waves.Waves;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class InvitationPagesTests {

    private static final Pattern WAVE_ID = Pattern.compile("name=\"id\" value=\"([0-9a-f-]{36})\"");

    /** Each test has a health unit of its own, so that nobody else's people come first. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Rollout rollout;

    private WaveWorld world;
    private StaffFixture fixture;
    private Browser coordinator;

    @BeforeEach
    void a_coordinator() {
        HealthUnitId unit = rollout.healthUnits().get(NEXT.getAndIncrement()).id();
        world = new WaveWorld(context, unit);
        fixture = StaffFixture.on(jdbc, clock);
        coordinator = browser(fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, fixture.healthUnit(unit.value())));
    }

    private Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    private static String page(Wave wave) {
        return "/en/console/invitations/waves/" + wave.id().value();
    }

    private InvitationId invitation(Wave wave) {
        return jdbc.sql("select invitation_id from invitations.invitation where wave_id = :wave limit 1")
                .param("wave", wave.id().value())
                .query((row, n) -> new InvitationId(row.getObject(1, UUID.class)))
                .single();
    }

    private int written(String act, UUID about) {
        return jdbc.sql("select count(*) from audit.entry where act = :act and object_id = :about")
                .param("act", act)
                .param("about", about)
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void a_wave_is_foreseen_made_sent_and_watched(String language) {
        String family = WaveWorld.aName();
        world.with(family, 1901).approved();
        String invitations = "/" + language + "/console/invitations";
        assertThat(coordinator.get(invitations).status()).isEqualTo(200);
        assertThat(coordinator.get(invitations + "/waves/new").status()).isEqualTo(200);

        Answer forecast = coordinator.get(invitations
                + "/waves/forecast?name=First&most=1&order=OLDEST_FIRST&place=Kingston&kilometres=30&channels=EMAIL&days=28");
        assertThat(forecast.status()).isEqualTo(200);
        Matcher id = WAVE_ID.matcher(forecast.body());
        assertThat(id.find()).isTrue();

        Answer made = coordinator.post(
                invitations + "/waves",
                "id", id.group(1),
                "name", "First",
                "most", "1",
                "order", "OLDEST_FIRST",
                "place", "Kingston",
                "kilometres", "30",
                "channels", "EMAIL",
                "days", "28");
        assertThat(made.status()).isEqualTo(303);
        assertThat(made.location().orElseThrow()).endsWith(id.group(1) + "?done=MADE");
        String wave = invitations + "/waves/" + id.group(1);
        Answer page = coordinator.get(made.location().orElseThrow());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("First").doesNotContain(family);

        assertThat(coordinator.post(wave + "/mails").location().orElseThrow()).endsWith("?done=SENT");
        assertThat(coordinator.post(wave + "/mails").location().orElseThrow()).endsWith("?done=NOTHING");
        assertThat(coordinator.post(wave + "/find", "text", family).body()).contains("/console/invitations/one/");
        assertThat(coordinator.get(wave + "?status=MISUSED&channel=EMAIL").status()).isEqualTo(200);
        assertThat(coordinator.get(wave + "/revoke").status()).isEqualTo(200);
        assertThat(coordinator.post(wave + "/revoke").location().orElseThrow()).endsWith("?done=REVOKED");
        assertThat(coordinator.get(invitations).body()).contains("First");
    }

    @Test
    void what_is_wrong_with_a_rule_is_said_at_its_field() {
        Answer answer = coordinator.get("/en/console/invitations/waves/forecast"
                + "?name=&most=0&order=OLDEST_FIRST&place=Nowhereville&kilometres=9999&days=1");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "href=\"#name\"",
                        "href=\"#most\"",
                        "href=\"#place\"",
                        "href=\"#kilometres\"",
                        "href=\"#channels\"",
                        "href=\"#days\"",
                        "Nowhereville");
    }

    @Test
    void an_invitation_is_seen_only_after_it_is_written_down_and_can_be_dealt_with() {
        String family = WaveWorld.aName();
        Wave wave = world.with(family, 1938).approved().made();
        InvitationId id = invitation(wave);
        String one = "/en/console/invitations/one/" + id.value();

        Answer seen = coordinator.get(one);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body()).contains(family, "January\u00a02, 1938", "613-555-0123");
        assertThat(written("INVITATION_SEEN", id.value())).isEqualTo(1);
        assertThat(coordinator.get(one.replace("/en/", "/fr/")).body()).contains("Ce qui s’est passé");

        assertThat(coordinator.post(one + "/resend").location().orElseThrow()).endsWith("?done=RESENT");
        assertThat(coordinator.post(one + "/letter").status()).isEqualTo(200);
        assertThat(written("LETTERS_PRINTED", id.value())).isEqualTo(1);
        assertThat(coordinator.post(one + "/decline").location().orElseThrow()).endsWith("?done=DECLINED");
        assertThat(coordinator.post(one + "/opt-out").location().orElseThrow()).endsWith("?done=OPTED_OUT");
        assertThat(coordinator.post(one + "/revoke").location().orElseThrow()).endsWith("?done=REVOKED");
        assertThat(coordinator.post(one + "/revoke").location().orElseThrow()).endsWith("?done=NOTHING");
    }

    @Test
    void calls_are_listed_and_what_came_of_them_is_kept() {
        String family = WaveWorld.aName();
        Wave wave = world.with(family, 1938, Map.of(Column.EMAIL, "", Column.STREET, ""))
                .approved()
                .made();
        InvitationId id = invitation(wave);

        Answer list = coordinator.post(page(wave) + "/calls");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).contains(family, "613-555-0123");
        assertThat(written("CALL_LIST_SEEN", id.value())).isEqualTo(1);

        Answer after = coordinator.post(
                page(wave) + "/calls/outcome", "invitation", id.value().toString(), "outcome", "REACHED");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.body()).doesNotContain(family);
        assertThat(coordinator
                        .post(
                                page(wave) + "/calls/outcome",
                                "invitation",
                                id.value().toString(),
                                "outcome",
                                "SHOUTED_AT")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void another_units_waves_and_invitations_are_not_there_and_the_try_is_written_down() {
        Wave wave = world.with(WaveWorld.aName(), 1938).approved().made();
        InvitationId id = invitation(wave);
        Browser stranger = browser(fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, fixture.healthUnit(rollout.healthUnits().getLast().id().value())));

        assertThat(stranger.get(page(wave)).status()).isEqualTo(404);
        assertThat(stranger.post(page(wave) + "/mails").status()).isEqualTo(404);
        assertThat(stranger.post(page(wave) + "/letters").status()).isEqualTo(404);
        assertThat(stranger.post(page(wave) + "/calls").status()).isEqualTo(404);
        assertThat(stranger.post(page(wave) + "/revoke").status()).isEqualTo(404);
        assertThat(stranger.get("/en/console/invitations/one/" + id.value()).status()).isEqualTo(404);
        assertThat(stranger.post("/en/console/invitations/one/" + id.value() + "/revoke").status())
                .isEqualTo(404);
        assertThat(stranger.get("/en/console/invitations/one/" + UUID.randomUUID()).status()).isEqualTo(404);

        assertThat(written("ACCESS_REFUSED", wave.id().value())).isEqualTo(5);
        assertThat(written("ACCESS_REFUSED", id.value())).isEqualTo(2);
        assertThat(written("INVITATION_SEEN", id.value())).isZero();
    }

    @Test
    void a_large_wave_is_sent_once_a_second_person_agreed() {
        IntStream.rangeClosed(0, Waves.ALONE).forEach(i -> world.with(WaveWorld.aName(), 1938));
        Wave wave = ((WaveOutcome.Made)
                        world.approved().make(WaveWorld.rule(2000)))
                .wave();
        assertThat(coordinator.get(page(wave)).body()).contains("A second person has to agree");
        assertThat(coordinator.post(page(wave) + "/mails").location().orElseThrow()).endsWith("?done=NOTHING");
        assertThat(coordinator.post(page(wave) + "/release").status()).isEqualTo(422);

        String request = coordinator
                .post(page(wave) + "/release", "reason", "Places are there")
                .location()
                .orElseThrow()
                .replaceFirst("\\?.*", "");
        Browser province = browser(fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province()));
        assertThat(province.get(request).body()).contains("1,001 people");
        assertThat(province.post(request + "/approve").status()).isEqualTo(303);

        assertThat(coordinator.post(page(wave) + "/mails").location().orElseThrow()).endsWith("?done=SENT");
    }
}
