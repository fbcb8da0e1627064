package ca.dosebook.console.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The balancer leads whoever has just decided something to another node. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class AsItIsNowTests {

    private static final HealthUnitId WINDSOR = new HealthUnitId(2268);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Rollout rollout;

    @LocalServerPort
    private int port;

    @Test
    void a_pause_that_another_node_has_just_written_is_on_the_page() {
        var fixture = StaffFixture.on(jdbc, clock);
        Staff operator = fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province());
        var browser = new Browser(port).with(operator.cookie());
        String unit = "/en/console/rollout/" + WINDSOR.value();
        assertThat(browser.get(unit).body()).doesNotContain("Ice on the roads");

        rollout.readAgain();
        pauseOnAnotherNode(operator.user().value());

        assertThat(browser.get(unit).body()).contains("Residents read: “Ice on the roads");
    }

    private void pauseOnAnotherNode(UUID by) {
        jdbc.sql("""
                        insert into rollout.pause
                          (pause_id, health_unit_id, paused_at, paused_by, reason_en, reason_fr)
                        values (:id, :unit, :now, :by, 'Ice on the roads', 'Routes verglacées')""")
                .param("id", UUID.randomUUID())
                .param("unit", WINDSOR.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }
}
