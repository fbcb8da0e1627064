package ca.dosebook.invitations.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Actor;
import ca.dosebook.invitations.cohorts.CohortOutcome.Done;
import ca.dosebook.invitations.cohorts.CohortOutcome.NotNow;
import ca.dosebook.invitations.cohorts.CohortReview.Count;
import ca.dosebook.invitations.cohorts.CohortReview.Decision;
import ca.dosebook.invitations.cohorts.CohortReview.Look;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists as whoever invites from them sees them; in their worst moments; and a very long one. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class CohortsTests {

    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);
    private static final Actor COORDINATOR =
            Actor.staff(UUID.randomUUID(), Optional.of(UUID.randomUUID()), "127.0.0.1");
    private static final String HEADING = "Nom,Prénom,Naissance,Numéro de santé,Code postal,Courriel\n";

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private CohortReview review;

    @Autowired
    private CohortStore store;

    @Autowired
    private Readings readings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private CohortId uploaded(String text) {
        return cohorts.upload(COORDINATOR, KINGSTON, "A list", text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private CohortId read(String text) {
        CohortId id = uploaded(text);
        assertThat(ended(id).state()).isEqualTo(Cohort.State.IN_REVIEW);
        return id;
    }

    private Cohort ended(CohortId id) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        Cohort cohort = now(id);
        while (cohort.state() == Cohort.State.READING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
            cohort = now(id);
        }
        return cohort;
    }

    private Cohort now(CohortId id) {
        return cohorts.find(KINGSTON, id).orElseThrow();
    }

    private static String family() {
        return "Q" + (UUID.randomUUID() + "" + UUID.randomUUID()).replaceAll("[^a-f]", "");
    }

    private static String people(int number) {
        StringBuilder text = new StringBuilder(HEADING);
        for (int i = 0; i < number; i++) {
            text.append(family()).append(",Rose,1938-05-17,,K7L 3N6,rose@example.ca\n");
        }
        return text.toString();
    }

    @Test
    void whoever_is_ready_in_an_approved_list_can_be_invited_until_they_are() {
        String family = family();
        CohortId id = read(HEADING + family + "b,Rose,1938-05-17,,K7L 3N6,rose@example.ca\n" + family
                + "c,Rose,15/03/38,,K7L 3N6,\n");
        assertThat(cohorts.ready(KINGSTON)).noneMatch(one -> one.cohort().equals(id));

        assertThat(cohorts.approve(COORDINATOR, KINGSTON, id)).isInstanceOf(Done.class);

        List<Candidate> ready = cohorts.ready(KINGSTON).stream()
                .filter(one -> one.cohort().equals(id))
                .toList();
        assertThat(ready).hasSize(1);
        assertThat(ready.getFirst().details().name().family()).isEqualTo(family + "b");
        assertThat(ready.getFirst().details().birthDate()).isEqualTo(LocalDate.of(1938, 5, 17));
        assertThat(cohorts.candidate(ready.getFirst().id())).isEqualTo(Optional.of(ready.getFirst()));
        assertThat(cohorts.ready(new HealthUnitId(2233)))
                .noneMatch(one -> one.cohort().equals(id));
        assertThat(cohorts.candidate(new CandidateId(Uuids.next()))).isEmpty();

        jdbc.sql("""
                        insert into invitations.invitation
                          (invitation_id, health_unit_id, code_hash, name_hash, issued_at, expires_at, candidate_id)
                        values (gen_random_uuid(), 2241, uuid_send(gen_random_uuid()), 'x', timestamptz '2021-03-01',
                                timestamptz '2031-03-01', :candidate)""").param("candidate", ready.getFirst().id().value()).update();
        assertThat(cohorts.ready(KINGSTON)).noneMatch(one -> one.cohort().equals(id));
        assertThat(cohorts.candidate(ready.getFirst().id())).isPresent();
        assertThat(cohorts.reopen(COORDINATOR, KINGSTON, id)).isInstanceOf(CohortOutcome.InvitedAlready.class);
    }

    @Test
    void nothing_of_a_person_stands_readable_in_the_tables() {
        String family = family();
        CohortId id = read(HEADING + family + ",Zqxrose,1938-05-17,1234567897,K7L 3N6,zqx@vyq.example\n");

        String kept = jdbc.sql("""
                        select string_agg(c::text || o::text, ' ')
                          from invitations.candidate as c join invitations.cohort as o using (cohort_id)
                         where cohort_id = :id""").param("id", id.value()).query(String.class).single();
        assertThat(kept)
                .contains(id.value().toString())
                .doesNotContain(family, "Zqxrose", "1234567897", "zqx@vyq", "1938", "K7L");
    }

    // ------------------------------------------------------------------------------- bad moments

    @Test
    void a_list_whose_reader_is_gone_is_given_up_and_another_nodes_is_left_alone() {
        var gone = new CohortId(Uuids.next());
        var alive = new CohortId(Uuids.next());
        store.insert(gone, KINGSTON, "Gone", UUID.randomUUID(), clock.instant().minus(Duration.ofSeconds(61)));
        store.insert(
                alive, KINGSTON, "Alive", UUID.randomUUID(), clock.instant().minus(Duration.ofSeconds(61)));
        store.heard(alive, now(alive).progress(), clock.instant().minus(Duration.ofSeconds(59)));

        readings.sweep();

        assertThat(now(gone).state()).isEqualTo(Cohort.State.UNREADABLE);
        assertThat(now(gone).problem()).contains(FileProblem.INTERRUPTED);
        assertThat(now(alive).state()).isEqualTo(Cohort.State.READING);
        assertThat(cohorts.discard(COORDINATOR, KINGSTON, alive)).isInstanceOf(Done.class);
    }

    @Test
    void a_list_that_was_being_checked_again_is_as_it_was_before() {
        CohortId id = read(people(3));
        store.readAgain(id, clock.instant().minus(Duration.ofMinutes(2)));

        readings.sweep();

        assertThat(now(id).state()).isEqualTo(Cohort.State.IN_REVIEW);
        assertThat(now(id).lines()).isEqualTo(3);
        assertThat(now(id).problem()).isEmpty();
    }

    @Test
    void a_reader_that_was_given_up_meanwhile_leaves_no_line_behind() {
        CohortId id = uploaded(people(20_000));
        store.giveUp(id, FileProblem.INTERRUPTED);
        CohortId next = uploaded(people(1));
        ended(next);

        assertThat(now(id).state()).isEqualTo(Cohort.State.UNREADABLE);
        assertThat(now(id).lines()).isZero();
    }

    @Test
    void a_list_discarded_while_it_is_read_leaves_no_line_behind() {
        CohortId id = uploaded(people(20_000));
        assertThat(cohorts.discard(COORDINATOR, KINGSTON, id)).isInstanceOf(Done.class);
        ended(uploaded(people(1)));

        assertThat(now(id).state()).isEqualTo(Cohort.State.DISCARDED);
        assertThat(now(id).lines()).isZero();
    }

    @RepeatedTest(5)
    void of_two_approvals_at_once_one_counts() {
        CohortId id = read(people(2));

        List<CohortOutcome> outcomes = together(List.of(
                () -> cohorts.approve(COORDINATOR, KINGSTON, id), () -> cohorts.approve(COORDINATOR, KINGSTON, id)));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(NotNow.class::isInstance).hasSize(1);
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'COHORT_APPROVED' and object_id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void of_approving_discarding_and_deciding_at_once_the_first_counts() {
        CohortId id = read(people(2));

        List<CohortOutcome> outcomes = together(List.of(
                () -> cohorts.approve(COORDINATOR, KINGSTON, id),
                () -> cohorts.discard(COORDINATOR, KINGSTON, id),
                () -> review.decide(KINGSTON, id, 2, Decision.LEAVE_OUT)));

        boolean approved = outcomes.get(0) instanceof Done;
        assertThat(outcomes.get(1) instanceof Done).isNotEqualTo(approved);
        assertThat(now(id).state()).isEqualTo(approved ? Cohort.State.APPROVED : Cohort.State.DISCARDED);
        int sealed = jdbc.sql("""
                        select count(*) from invitations.candidate where cohort_id = :id and details_sealed <> ''""").param("id", id.value()).query(Integer.class).single();
        assertThat(sealed).isEqualTo(approved ? 2 : 0);
    }

    private static <T> List<T> together(List<Callable<T>> acts) {
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    // ------------------------------------------------------------------------------- a long list

    /** Bad input: 100,000 rows. How fast it is, {@code ./dosebook bench cohort} measures. */
    @Test
    @Timeout(180)
    void a_hundred_thousand_lines_are_read_checked_and_stored() {
        StringBuilder text = new StringBuilder(HEADING);
        String family = family();
        for (int i = 0; i < 100_000; i++) {
            String name = i % 1000 == 999 ? letters(i - 1) : letters(i);
            String street = i % 1000 == 500 ? "=1+1" : "Rose";
            text.append(family)
                    .append(name)
                    .append(',')
                    .append(street)
                    .append(",1938-05-")
                    .append(10 + i % 1000 / 999)
                    .append(',')
                    .append(i % 1000 >= 998 ? "" : number(i))
                    .append(",K7L 3N6,rose@example.ca\n");
        }
        // Line 999 of each thousand repeats the name of the line before at another birth date: no duplicate of it.
        CohortId id = read(text.toString());

        Cohort cohort = now(id);
        assertThat(cohort.lines()).isEqualTo(100_000);
        assertThat(cohort.progress().linesTotal()).hasValue(100_000);
        assertThat(review.findings(id)).containsEntry(Finding.FORMULA, new Count(100, 0));
        assertThat(cohort.count(CohortRow.State.LEFT_OUT)).isEqualTo(100);
        List<CohortRow> page =
                review.rows(id, new Look(Optional.empty(), Optional.of(CohortRow.State.LEFT_OUT), "", 50_000), 10);
        assertThat(page).hasSize(10).allMatch(row -> row.line() > 50_000);
        assertThat(review.rows(id, new Look(Optional.empty(), Optional.empty(), family + letters(77_123), 0), 10))
                .extracting(CohortRow::line)
                .containsExactly(77_125);
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        IntStream.range(0, 5).forEach(at -> letters.append((char) ('a' + number / (int) Math.pow(26, at) % 26)));
        return letters.toString();
    }

    private static String number(int i) {
        String nine = Integer.toString(200_000_000 + i * 17);
        return IntStream.range(0, 10)
                .mapToObj(check -> HealthCardNumber.parse(nine + check))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .digits();
    }
}
