package ca.dosebook.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Permission;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.users.Colleagues;
import ca.dosebook.approvals.ApprovalRequest.State;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.wording.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** trust.md 19: two people for acts that reach many. */
@DosebookTest
@Import(ApprovalsTests.Kinds.class)
class ApprovalsTests {

    private static final String KIND = "SAMPLE";

    @Autowired
    private Approvals approvals;

    @Autowired
    private RequestStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Marking marking;

    private Colleagues colleagues;
    private Organization unit;
    private SignedIn asker;
    private SignedIn second;

    @BeforeEach
    void people() {
        marking.possible = true;
        colleagues = new Colleagues(jdbc);
        unit = colleagues.healthUnit(2241);
        asker = colleagues.signedIn(Role.HEALTH_UNIT_COORDINATOR, unit);
        second = colleagues.signedIn(Role.HEALTH_UNIT_COORDINATOR, unit);
    }

    /** Leaves a mark in the database each time it is carried out. */
    static final class Marking implements ApprovalKind {

        private final JdbcClient jdbc;
        private volatile boolean possible = true;

        Marking(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String name() {
            return KIND;
        }

        @Override
        public Permission askedWith() {
            return Permission.ADMINISTER_USERS;
        }

        @Override
        public Permission decidedWith() {
            return Permission.ADMINISTER_USERS;
        }

        @Override
        public String describe(Texts t, Map<String, String> parameters) {
            return "marks " + parameters.get("what");
        }

        @Override
        public boolean carryOut(ApprovalRequest request, SignedIn second) {
            new Colleagues(jdbc).give(second.user(), Role.CLINIC_LEAD, second.organization());
            jdbc.sql("insert into access.organization_site (organization_id, site_id) values (:organization, :mark)")
                    .param("organization", second.organization().id().value())
                    .param("mark", UUID.randomUUID())
                    .update();
            return possible;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        Marking marking(JdbcClient jdbc) {
            return new Marking(jdbc);
        }

        @Bean
        @Primary
        SettableClock settableClock() {
            return SettableClock.at("2021-03-10T14:00:00Z");
        }
    }

    @Test
    void what_a_second_person_agrees_to_is_carried_out_and_written_down() {
        ApprovalRequest request = ask();

        assertThat(marks()).isZero();
        assertThat(approvals.waitingFor(second)).containsExactly(request);
        assertThat(approvals.approve(second, request.id())).isInstanceOfSatisfying(DecisionOutcome.Done.class, done -> {
            assertThat(done.request().state()).isEqualTo(State.APPROVED);
            assertThat(done.request().decidedBy()).contains(second.user());
        });
        assertThat(marks()).isOne();
        assertThat(approvals.waitingFor(second)).isEmpty();
        assertThat(approvals.ended(second)).extracting(ApprovalRequest::id).containsExactly(request.id());
        assertThat(recorded("REQUEST_MADE", request)).isOne();
        assertThat(recorded("REQUEST_APPROVED", request)).isOne();
    }

    @Test
    void nobody_is_their_own_second_person() {
        ApprovalRequest request = ask();

        assertThat(approvals.approve(asker, request.id())).isEqualTo(new DecisionOutcome.OwnRequest());
        assertThat(approvals.refuse(asker, request.id())).isEqualTo(new DecisionOutcome.OwnRequest());
        assertThat(approvals.waitingFor(asker)).isEmpty();
        assertThat(marks()).isZero();
    }

    @Test
    void the_database_itself_refuses_one_person_in_both_places() {
        ApprovalRequest request = ask();

        assertThat(store.decide(request.id(), State.APPROVED, asker.user(), clock.instant()))
                .as("the statement, without what is asked before it")
                .isFalse();

        assertThatThrownBy(() -> jdbc.sql("""
                                update approvals.request
                                   set state = 'APPROVED', decided_by = asked_by, ended_at = asked_at
                                 where request_id = :id""").param("id", request.id().value()).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("request_needs_two");
    }

    @Test
    void of_two_who_decide_at_once_one_wins_and_it_is_carried_out_once() throws Exception {
        SignedIn third = colleagues.signedIn(Role.HEALTH_UNIT_COORDINATOR, unit);
        for (int round = 1; round <= 10; round++) {
            ApprovalRequest request = ask();
            var start = new CyclicBarrier(2);
            List<DecisionOutcome> outcomes = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<DecisionOutcome>> running = new ArrayList<>();
                for (SignedIn one : List.of(second, third)) {
                    running.add(threads.submit(() -> {
                        start.await();
                        return approvals.approve(one, request.id());
                    }));
                }
                for (Future<DecisionOutcome> one : running) {
                    outcomes.add(one.get());
                }
            }

            assertThat(outcomes)
                    .filteredOn(DecisionOutcome.Done.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(DecisionOutcome.AlreadyOver.class::isInstance)
                    .hasSize(1);
            assertThat(marks()).isEqualTo(round);
            assertThat(recorded("REQUEST_APPROVED", request)).isOne();
        }
    }

    @Test
    void what_is_refused_or_withdrawn_never_happens() {
        ApprovalRequest refused = ask();
        ApprovalRequest withdrawn = ask();

        assertThat(approvals.refuse(second, refused.id())).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(approvals.withdraw(asker, withdrawn.id())).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(approvals.approve(second, refused.id())).isInstanceOf(DecisionOutcome.AlreadyOver.class);
        assertThat(approvals.approve(second, withdrawn.id())).isInstanceOf(DecisionOutcome.AlreadyOver.class);
        assertThat(approvals.withdraw(second, refused.id())).isEqualTo(new DecisionOutcome.Unknown());
        assertThat(marks()).isZero();
        assertThat(recorded("REQUEST_REFUSED", refused)).isOne();
        assertThat(recorded("REQUEST_WITHDRAWN", withdrawn)).isOne();
    }

    @Test
    void after_a_day_it_is_too_late() {
        ApprovalRequest request = ask();

        clock.advance(Duration.ofHours(24));

        assertThat(approvals.waitingFor(second)).isEmpty();
        assertThat(approvals.approve(second, request.id()))
                .isInstanceOfSatisfying(
                        DecisionOutcome.AlreadyOver.class,
                        over -> assertThat(over.request().state()).isEqualTo(State.EXPIRED));
        assertThat(marks()).isZero();
        assertThat(recorded("REQUEST_EXPIRED", request)).isOne();
    }

    @Test
    void an_act_that_is_no_longer_possible_leaves_nothing_behind_and_the_request_waiting() {
        ApprovalRequest request = ask();
        marking.possible = false;

        assertThat(approvals.approve(second, request.id())).isEqualTo(new DecisionOutcome.NoLongerPossible());

        assertThat(marks()).isZero();
        assertThat(recorded("REQUEST_APPROVED", request)).isZero();
        assertThat(approvals.waitingFor(second)).extracting(ApprovalRequest::id).contains(request.id());
    }

    @Test
    void people_without_the_permission_or_of_another_organization_see_and_decide_nothing() {
        ApprovalRequest request = ask();
        SignedIn clerk = colleagues.signedIn(Role.CHECK_IN, unit);
        SignedIn ottawa = colleagues.signedIn(Role.HEALTH_UNIT_COORDINATOR, colleagues.healthUnit(2251));

        for (SignedIn other : List.of(clerk, ottawa)) {
            assertThat(approvals.waitingFor(other)).isEmpty();
            assertThat(approvals.ended(other)).isEmpty();
            assertThat(approvals.find(other, request.id())).isEmpty();
            assertThat(approvals.approve(other, request.id())).isEqualTo(new DecisionOutcome.Unknown());
        }
        assertThat(approvals.ask(clerk, KIND, Map.of(), "because")).isEmpty();
        assertThat(recorded("ACCESS_REFUSED", request)).isEqualTo(4);
        assertThat(marks()).isZero();
    }

    private ApprovalRequest ask() {
        return approvals
                .ask(asker, KIND, Map.of("what", "something"), "Because it has to be")
                .orElseThrow();
    }

    private int marks() {
        return jdbc.sql("select count(*) from access.organization_site where organization_id = :unit")
                .param("unit", unit.id().value())
                .query(Integer.class)
                .single();
    }

    private int recorded(String act, ApprovalRequest request) {
        return colleagues.recorded(act, request.id().value());
    }
}
