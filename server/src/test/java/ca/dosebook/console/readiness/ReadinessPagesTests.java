package ca.dosebook.console.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.keeping.Shipment;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.reporting.readiness.Readiness;
import ca.dosebook.reporting.readiness.ReadinessKind;
import ca.dosebook.reporting.readiness.ReadinessLine;
import ca.dosebook.reporting.readiness.ReadinessLine.State;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The readiness board of Renfrew, which opens in ten days, and of the province. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReadinessPagesTests {

    private static final HealthUnitId RENFREW = new HealthUnitId(2257);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Rollout rollout;

    @Autowired
    private Readiness readiness;

    @Autowired
    private Lots lots;

    @Autowired
    private StockKeeping keeping;

    @LocalServerPort
    private int port;

    private StaffFixture fixture;
    private Staff coordinator;
    private Staff operator;
    private Instant opening;

    @BeforeEach
    void renfrew_opens_in_ten_days() {
        fixture = StaffFixture.on(jdbc, clock);
        coordinator = fixture.signedIn(Role.HEALTH_UNIT_COORDINATOR, fixture.healthUnit(RENFREW.value()));
        operator = fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province());
        opening = clock.instant().plus(Duration.ofDays(10));
        rollout.announce(new Opening(RENFREW, Stage.OPEN, opening));
    }

    private Browser as(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    private State state(ReadinessKind kind) {
        return readiness.of(RENFREW).orElseThrow().lines().stream()
                .filter(line -> line.kind() == kind)
                .map(ReadinessLine::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_missing_becomes_ready_when_it_is_there_and_not_before() {
        ClinicsFixture clinics = ClinicsFixture.on(jdbc);
        Stop stop = clinics.aSite(RENFREW);
        LocalDate day = LocalDate.ofInstant(opening, ClinicsFixture.TORONTO);
        jdbc.sql("delete from reporting.estimate").update();

        clinics.publish(stop, day.minusDays(3), 10, 5);
        assertThat(state(ReadinessKind.OPENING)).isEqualTo(State.READY);
        assertThat(state(ReadinessKind.DAYS))
                .as("a day before the opening is none")
                .isEqualTo(State.MISSING);
        clinics.publish(stop, day.plusDays(1), 10, 5);
        assertThat(state(ReadinessKind.DAYS)).isEqualTo(State.READY);
        assertThat(state(ReadinessKind.TEXTS)).isEqualTo(State.MISSING);
        jdbc.sql("""
                        update clinics.site set directions_en = 'By the lake', directions_fr = 'Au lac'
                         where health_unit_id = 2257""").update();
        assertThat(state(ReadinessKind.TEXTS)).isEqualTo(State.READY);

        assertThat(state(ReadinessKind.CAPACITY)).isEqualTo(State.MISSING);
        Answer said = as(coordinator)
                .post("/en/console/readiness/2257/estimate", "people", "50", "source", "Our count of March 1");
        assertThat(said.location()).contains("/en/console/readiness/2257?done=SAVED");
        assertThat(state(ReadinessKind.CAPACITY)).isEqualTo(State.READY);
        assertThat(as(coordinator).get(said.location().orElseThrow()).body())
                .contains("is saved", "People who may book: 50 (source: Our count of March 1)");
        as(coordinator).post("/en/console/readiness/2257/estimate", "people", "51", "source", "Our count of March 2");
        assertThat(state(ReadinessKind.CAPACITY)).isEqualTo(State.MISSING);
    }

    @Test
    void doses_for_the_next_seven_days_lie_at_the_site_itself_or_the_line_is_not_ready() {
        ClinicsFixture clinics = ClinicsFixture.on(jdbc);
        Stop stop = clinics.aSite(RENFREW);
        LocalDate day =
                LocalDate.ofInstant(clock.instant(), ClinicsFixture.TORONTO).plusDays(3);
        jdbc.sql("update clinics.slot set taken = 10 where slot_id = :slot")
                .param("slot", clinics.publish(stop, day, 1, 10).getFirst().id().value())
                .update();
        assertThat(state(ReadinessKind.STOCK)).isEqualTo(State.MISSING);

        Lot lot = new Lot(
                LotId.next(),
                ClinicsFixture.PFIZER,
                "R" + stop.id().value().toString().substring(24),
                day,
                Optional.empty());
        lots.add(lot, coordinator.signedIn().actor());
        receive(stop, lot, 9);
        receive(clinics.aSite(RENFREW), lot, 100);
        assertThat(state(ReadinessKind.STOCK)).as("nine, and more elsewhere").isEqualTo(State.MISSING);
        receive(stop, lot, 1);
        assertThat(state(ReadinessKind.STOCK)).isEqualTo(State.READY);
        assertThat(as(coordinator).get("/en/console/readiness/2257").body())
                .contains("People with an appointment in the next 7 days: 10. Doses missing at their sites: 0.");

        lots.recall(lot.id(), "Particles", coordinator.signedIn().actor());
        assertThat(state(ReadinessKind.STOCK)).isEqualTo(State.MISSING);
    }

    private void receive(Stop stop, Lot lot, int doses) {
        keeping.receive(
                new Shipment(
                        UUID.randomUUID(),
                        stop.site(),
                        List.of(new Shipment.Line(lot.id(), true, Optional.empty(), doses, doses))),
                coordinator.signedIn().actor());
    }

    @Test
    void two_who_decide_are_two_people_with_active_accounts() {
        ClinicsFixture.on(jdbc).aSite(RENFREW);
        fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(RENFREW.value()));
        assertThat(state(ReadinessKind.TWO_PERSONS)).isEqualTo(State.READY);
        jdbc.sql("""
                        update access.staff_user set state = 'DISABLED'
                         where user_id in (select r.user_id
                                             from access.held_role as r
                                             join access.organization as o on o.organization_id = r.organization_id
                                            where o.health_unit_id = 2257 and r.role = 'CLINIC_LEAD')""").update();
        assertThat(state(ReadinessKind.CLINIC_LEAD)).isEqualTo(State.MISSING);
    }

    @Test
    void the_province_sees_every_unit_and_how_many_are_ready() {
        Answer answer = as(operator).get("/en/console/readiness");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("Ready: [0-9]+ of 34 health units");
        assertThat(Pattern.compile("href=\"/en/console/readiness/[0-9]{4}\"")
                        .matcher(answer.body())
                        .results())
                .hasSize(34);
        assertThat(answer.body().length()).isLessThan(100_000);
        assertThat(as(operator).get("/fr/console/readiness?sort=name").body())
                .containsPattern("Prêtes : [0-9]+ des 34");
        assertThat(as(operator).get("/fr/console/readiness/2257").status()).isEqualTo(200);
    }

    @Test
    void a_units_staff_see_their_own_and_links_only_to_where_they_may_go() {
        Staff lead = fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(RENFREW.value()));
        String body = as(lead).get("/en/console/readiness").body();

        assertThat(body).contains("Renfrew").doesNotContain("href=\"/en/console/rollout\"", "id=\"estimate\"");
        assertThat(as(lead).post("/en/console/readiness/2257/estimate", "people", "5", "source", "x")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_estimate_without_a_number_or_a_source_comes_back_with_what_was_typed() {
        Answer wrong =
                as(coordinator).post("/fr/console/readiness/2257/estimate", "people", "environ 50", "source", "");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"environ 50\"", "href=\"#people\"", "href=\"#source\"");
        assertThat(as(coordinator)
                        .post("/en/console/readiness/2251/estimate", "people", "5", "source", "x")
                        .status())
                .isEqualTo(404);
    }
}
