package ca.dosebook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertsTests {

    private static final PersonKey ROSE = new PersonKey(new byte[32]);

    private final TestDatabase db = TestDatabase.fresh();
    private final SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
    private final Alerts alerts = AuditFixture.alerts(db, clock);
    private final UUID agent = UUID.randomUUID();
    private final UUID officer = UUID.randomUUID();
    private final Actor reviewer = Actor.staff(officer, Optional.empty(), "192.0.2.1");

    @AfterEach
    void the_database_is_dropped() {
        db.close();
    }

    private List<Alert> open() {
        return alerts.open(Place.from(clock.instant()), 10);
    }

    @Test
    void one_alert_a_day_is_open_for_a_kind_a_user_and_a_person() {
        alerts.raise(AlertKind.OWN_RECORD, agent, ROSE);
        alerts.raise(AlertKind.OWN_RECORD, agent, ROSE);
        assertThat(open()).hasSize(1);

        alerts.raise(AlertKind.SAME_SURNAME, agent, ROSE);
        alerts.raise(AlertKind.OWN_RECORD, UUID.randomUUID(), ROSE);
        alerts.raise(AlertKind.RATE, agent);
        alerts.raise(AlertKind.RATE, agent);
        alerts.raise(AlertKind.CHAIN_BROKEN);
        alerts.raise(AlertKind.CHAIN_BROKEN);
        assertThat(open()).hasSize(5);
        assertThat(alerts.open()).isEqualTo(5);

        clock.advance(Duration.ofDays(1));
        alerts.raise(AlertKind.OWN_RECORD, agent, ROSE);
        assertThat(open()).hasSize(6);
        assertThat(open().getFirst().raisedAt()).isEqualTo(clock.instant());
    }

    @Test
    void reviewing_closes_an_alert_once_and_is_written_down() {
        alerts.raise(AlertKind.OWN_RECORD, agent, ROSE);
        UUID id = open().getFirst().id();

        assertThat(alerts.review(id, AlertOutcome.EXPLAINED, "asked for a test", reviewer))
                .isEqualTo(new ReviewOutcome.Reviewed());
        assertThat(alerts.review(id, AlertOutcome.REPORTED, "other", reviewer))
                .isInstanceOf(ReviewOutcome.ReviewedBefore.class);

        assertThat(open()).isEmpty();
        assertThat(alerts.reviewed(Place.from(clock.instant()), 10))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.person()).contains(ROSE);
                    assertThat(alert.review().orElseThrow())
                            .isEqualTo(new Alert.Review(
                                    AlertOutcome.EXPLAINED, clock.instant(), officer, "asked for a test"));
                });
        assertThat(db.jdbc()
                        .sql("select act || ' ' || note || ' ' || object_id from audit.entry where user_id = :user")
                        .param("user", officer)
                        .query(String.class)
                        .list())
                .containsExactly("ALERT_REVIEWED EXPLAINED " + id);
    }

    @Test
    void nobody_reviews_an_alert_about_themselves() {
        alerts.raise(AlertKind.OWN_RECORD, officer, ROSE);
        UUID id = open().getFirst().id();
        assertThat(alerts.review(id, AlertOutcome.EXPLAINED, "", reviewer))
                .isEqualTo(new ReviewOutcome.AboutYourself());
        assertThat(open()).hasSize(1);
    }

    @Test
    void an_unknown_alert_is_said_to_be_unknown() {
        assertThat(alerts.review(UUID.randomUUID(), AlertOutcome.EXPLAINED, "", reviewer))
                .isEqualTo(new ReviewOutcome.Unknown());
    }

    @Test
    void a_long_list_is_read_page_by_page() {
        for (int i = 0; i < 7; i++) {
            alerts.raise(AlertKind.RATE, UUID.randomUUID());
        }
        List<Alert> first = alerts.open(Place.from(clock.instant()), 4);
        Alert last = first.getLast();
        List<Alert> second = alerts.open(new Place(last.raisedAt(), last.id()), 4);
        assertThat(first).hasSize(4).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(3);
    }
}
