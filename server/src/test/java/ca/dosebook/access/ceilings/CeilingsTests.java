package ca.dosebook.access.ceilings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.Audit;
import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Trust 14: ceilings stop, not only report. */
@DosebookTest
class CeilingsTests {

    /** 11:00 in Toronto. */
    private final SettableClock clock = SettableClock.at("2021-03-20T15:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Audit audit;

    @Autowired
    Alerts alerts;

    private Ceilings ceilings(String... settings) {
        MockEnvironment environment = new MockEnvironment();
        for (int i = 0; i < settings.length; i += 2) {
            environment.setProperty("dosebook.ceiling." + settings[i], settings[i + 1]);
        }
        return new Ceilings(new CeilingStore(jdbc), audit, alerts, clock, environment);
    }

    private SignedIn someone(Role... roles) {
        StaffFixture staff = StaffFixture.on(jdbc, clock);
        return new SignedIn(
                new UserId(Uuids.next()),
                new StaffName("Noor", "Haddad"),
                staff.contactCentre(),
                new HashSet<>(List.of(roles)),
                Uuids.next(),
                StaffFixture.HERE);
    }

    private static int taken(Ceilings ceilings, SignedIn staff, CeilingKind kind, int asked) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += ceilings.take(staff, kind) instanceof CeilingOutcome.Taken ? 1 : 0;
        }
        return taken;
    }

    private long alertsAbout(SignedIn staff, String kind) {
        return jdbc.sql("select count(*) from audit.alert where user_id = :user and kind = :kind")
                .param("user", staff.user().value())
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private long refusalsOf(SignedIn staff) {
        return jdbc.sql("select count(*) from audit.entry where user_id = :user and act = 'CEILING_REACHED'")
                .param("user", staff.user().value())
                .query(Long.class)
                .single();
    }

    @Test
    void the_ceiling_of_an_hour_stops_and_says_when_it_is_over() {
        SignedIn agent = someone(Role.CONTACT_CENTRE_AGENT);
        Ceilings ceilings = ceilings();

        assertThat(taken(ceilings, agent, CeilingKind.SEARCH, 45)).isEqualTo(40);
        clock.advance(Duration.ofMinutes(59));
        assertThat(ceilings.take(agent, CeilingKind.SEARCH))
                .isInstanceOfSatisfying(
                        CeilingOutcome.Stopped.class,
                        stopped -> assertThat(stopped.until().toInstant())
                                .isEqualTo(Instant.parse("2021-03-20T16:00:00Z")));
        assertThat(ceilings.take(agent, CeilingKind.VIEW)).isInstanceOf(CeilingOutcome.Taken.class);

        clock.advance(Duration.ofMinutes(1));
        assertThat(ceilings.take(agent, CeilingKind.SEARCH)).isInstanceOf(CeilingOutcome.Taken.class);
    }

    @Test
    void the_ceiling_of_a_day_stops_until_midnight_in_the_province() {
        SignedIn agent = someone(Role.CONTACT_CENTRE_AGENT);
        Ceilings ceilings = ceilings();
        int taken = 0;
        for (int hour = 0; hour < 10; hour++) {
            taken += taken(ceilings, agent, CeilingKind.VIEW, 40);
            clock.advance(Duration.ofHours(1));
        }

        assertThat(taken).isEqualTo(250);
        assertThat(ceilings.take(agent, CeilingKind.VIEW))
                .isInstanceOfSatisfying(
                        CeilingOutcome.Stopped.class,
                        stopped -> assertThat(stopped.until().toInstant())
                                .isEqualTo(Instant.parse("2021-03-21T04:00:00Z")));
        clock.set(Instant.parse("2021-03-21T04:00:00Z"));
        assertThat(ceilings.take(agent, CeilingKind.VIEW)).isInstanceOf(CeilingOutcome.Taken.class);
    }

    @Test
    void coming_near_is_told_once_and_reaching_it_is_written_down_each_time() {
        SignedIn officer = someone(Role.PRIVACY_OFFICER);
        Ceilings ceilings = ceilings();

        taken(ceilings, officer, CeilingKind.SEARCH, 20);
        assertThat(alertsAbout(officer, "RATE")).isZero();
        taken(ceilings, officer, CeilingKind.SEARCH, 1);
        assertThat(alertsAbout(officer, "RATE")).isOne();
        taken(ceilings, officer, CeilingKind.SEARCH, 9);
        assertThat(alertsAbout(officer, "CEILING")).isZero();
        assertThat(refusalsOf(officer)).isZero();
        taken(ceilings, officer, CeilingKind.SEARCH, 3);
        assertThat(alertsAbout(officer, "RATE")).isOne();
        assertThat(alertsAbout(officer, "CEILING")).isOne();
        assertThat(refusalsOf(officer)).isEqualTo(3);
    }

    @Test
    void who_asks_from_many_places_at_once_does_not_pass_the_ceiling() throws Exception {
        SignedIn agent = someone(Role.CONTACT_CENTRE_AGENT);
        Ceilings ceilings = ceilings();
        List<Callable<Integer>> asking = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            asking.add(() -> taken(ceilings, agent, CeilingKind.VIEW, 1));
        }
        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(asking)) {
                taken += answer.get();
            }
        }

        assertThat(taken).isEqualTo(40);
    }

    @Test
    void a_moment_back_across_the_hour_gives_nothing_back() {
        SignedIn agent = someone(Role.CONTACT_CENTRE_AGENT);
        Ceilings ceilings = ceilings();
        assertThat(taken(ceilings, agent, CeilingKind.VIEW, 50)).isEqualTo(40);

        clock.advance(Duration.ofMillis(-1));

        assertThat(taken(ceilings, agent, CeilingKind.VIEW, 5)).isZero();
    }

    @Test
    void several_roles_may_what_any_of_them_may_and_a_setting_changes_it() {
        SignedIn both = someone(Role.CONTACT_CENTRE_AGENT, Role.CHECK_IN);
        assertThat(taken(ceilings(), both, CeilingKind.VIEW, 100)).isEqualTo(90);

        SignedIn agent = someone(Role.CONTACT_CENTRE_AGENT);
        assertThat(taken(ceilings("contact-centre-agent", "3/5"), agent, CeilingKind.VIEW, 9))
                .isEqualTo(3);
        assertThat(taken(ceilings(), someone(Role.INVENTORY_MANAGER), CeilingKind.VIEW, 3))
                .isZero();
        assertThat(taken(
                        ceilings(),
                        new SignedIn(agent.user(), agent.name(), agent.organization(), Set.of(), agent.session(), "x"),
                        CeilingKind.VIEW,
                        3))
                .isZero();
    }

    @Test
    void a_setting_that_is_no_ceiling_stops_the_start() {
        assertThatThrownBy(() -> ceilings("check-in", "many"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("dosebook.ceiling.check-in");
    }
}
