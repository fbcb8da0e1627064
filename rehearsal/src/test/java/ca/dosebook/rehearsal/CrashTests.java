package ca.dosebook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.rehearsal.bench.Wishes;
import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.client.Connection;
import ca.dosebook.rehearsal.client.Resident;
import ca.dosebook.rehearsal.machine.Server;
import ca.dosebook.rehearsal.options.Words;
import ca.dosebook.rehearsal.play.PlayOptions;
import ca.dosebook.rehearsal.play.Rehearse;
import ca.dosebook.rehearsal.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was said to be booked is booked, whatever is killed while eight people at a time book the same twenty slots: every
 * acknowledged booking is there once, every unanswered one is wholly there or wholly absent, and asking again tells.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTests {

    private static final int CLIENTS = 8;
    private static final int BEFORE = 80;
    private static final int AFTER = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final String KEY = "a key that is known to everyone here, for tests";
    private static final AtomicLong PEOPLE = new AtomicLong();

    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    private final List<Visit> visits = new ArrayList<>();

    /** Of the rehearsal that is played here, too: a server's start is dear. */
    private long rehearsed;

    @BeforeAll
    void startServer(@TempDir Path given) throws IOException {
        directory = given;
        server = start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void aKilledApplicationLosesNothingItAcknowledged() throws Exception {
        Crowded crowd = new Crowded(false);
        crowd.awaitAcknowledged();
        server.kill();
        crowd.end();

        server = start();

        auditBeforeAnyoneAsksAgain();
        auditWhenEveryoneHasAskedAgain();
    }

    @Test
    void aKilledDatabaseProcessLosesNothingThatWasAcknowledged() throws Exception {
        Crowded crowd = new Crowded(true);
        crowd.awaitAcknowledged();
        List<Long> serving = backends();
        kill(ProcessHandle.of(serving.getFirst()).orElseThrow());
        crowd.end();

        // PostgreSQL trusts nobody who shared memory with a process that was killed: it starts all of them anew.
        assertThat(backends()).doesNotContainAnyElementsOf(serving);
        auditBeforeAnyoneAsksAgain();
        auditWhenEveryoneHasAskedAgain();
    }

    @Test
    void aKilledDatabaseLosesNothingThatWasAcknowledged() throws Exception {
        Crowded crowd = new Crowded(true);
        crowd.awaitAcknowledged();
        long first = server.postmaster().pid();
        kill(ProcessHandle.of(first).orElseThrow());
        // Its processes live on for a moment, and answer; who counts is who books in the database after it.
        crowd.end(() -> server.postmaster().pid() != first);

        assertThat(server.postmaster().pid()).isNotEqualTo(first);
        auditBeforeAnyoneAsksAgain();
        auditWhenEveryoneHasAskedAgain();
    }

    @Test
    @SuppressWarnings("TimeZoneUsage") // the one clock of this test
    void aRehearsalOfATinyDayPassesAndItsAccountIsExact() throws Exception {
        PlayOptions options = PlayOptions.parse(
                new Words("rehearse", List.of("--people", "40", "--speed", "600", "--grace", "20", "--p99", "10000")));
        long before = bookings();

        Report report = Rehearse.here(server, KEY, options, Clock.systemUTC());

        rehearsed += bookings() - before;
        assertThat(report.verdict().findings())
                .allSatisfy(finding ->
                        assertThat(finding.met()).as(finding.toString()).isTrue());
        assertThat(report.outcome().asked().get("booked")).isGreaterThan(20);
        assertThat(report.outcome().account().acknowledged()).isBetween(20L, rehearsed);
        assertThat(report.moments()).isNotEmpty();
    }

    private void auditBeforeAnyoneAsksAgain() throws Exception {
        List<Visit> acknowledged = visits.stream().filter(Visit::acknowledged).toList();
        long unanswered = visits.stream().filter(Visit::unanswered).count();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE);
        try (Connection http = new Connection(address())) {
            for (Visit visit : acknowledged) {
                assertThat(bookingsWith(visit.reference(http))).isOne();
            }
        }
        assertThat(bookings()).isBetween((long) acknowledged.size(), acknowledged.size() + unanswered);
        assertNoContradictions();
    }

    private void auditWhenEveryoneHasAskedAgain() throws Exception {
        try (Connection http = new Connection(address())) {
            for (Visit visit : visits) {
                visit.goOn(http);
                String reference = visit.reference(http);
                assertThat(visit.confirmOnceMore(http)).isEqualTo(reference);
                assertThat(bookingsWith(reference)).isOne();
            }
        }
        assertThat(bookings()).isEqualTo(visits.size());
        assertNoContradictions();
    }

    private void assertNoContradictions() throws Exception {
        assertThat(server.database().contradictions())
                .allSatisfy((what, times) -> assertThat(times).as(what).isZero());
    }

    private long bookings() throws Exception {
        return server.database().count("select count(*) from booking.booking") - rehearsed;
    }

    private long bookingsWith(String reference) throws Exception {
        return server.database().count("""
                        select count(*)
                          from booking.booking as b
                         where b.reference = ?
                           and 2 = (select count(*) from booking.appointment as a
                                     where a.person_key = b.person_key and a.booking_id = b.booking_id
                                       and a.state = 'BOOKED')""", reference);
    }

    /** The database's processes that serve the application; the superuser alone sees what another role's are. */
    private List<Long> backends() throws Exception {
        List<Long> pids = new ArrayList<>();
        try (var connection = server.database().connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select pid from pg_stat_activity"
                        + " where backend_type = 'client backend' and usename = 'dosebook_app' order by pid")) {
            while (rows.next()) {
                pids.add(rows.getLong(1));
            }
        }
        return pids;
    }

    private static void kill(ProcessHandle process) throws Exception {
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    /** People who come one after another, eight at a time. */
    private final class Crowded {

        private final Wishes wishes;
        private final boolean insistent;
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final CountDownLatch before = new CountDownLatch(BEFORE);
        private final AtomicLong firstAfter = new AtomicLong();
        private final CountDownLatch after = new CountDownLatch(AFTER);
        private volatile boolean killed;
        private volatile BooleanSupplier recovered = () -> true;
        private final List<Future<?>> clients = new ArrayList<>();

        /** @param insistent whether they try again after a failure, or wait for us to come back */
        Crowded(boolean insistent) throws Exception {
            this.insistent = insistent;
            this.wishes = Wishes.tenSlots(server.database().offers(), new Random(5));
            var threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().name("client-", 0).factory());
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(this::come));
            }
            threads.shutdown();
        }

        private void come() {
            try (Connection http = new Connection(address())) {
                while (!insistent || after.getCount() > 0) {
                    Visit visit = next();
                    if (insistent) {
                        visit.insist(http, System.nanoTime() + PATIENCE.toNanos());
                    } else {
                        visit.goOn(http);
                    }
                    acknowledged.incrementAndGet();
                    // Some look at the last page, some close the browser.
                    if (acknowledged.get() % 2 == 0 && !killed) {
                        visit.look(http);
                    }
                    before.countDown();
                    if (killed && recovered.getAsBoolean()) {
                        firstAfter.compareAndSet(0, System.nanoTime());
                        after.countDown();
                    }
                }
            } catch (IOException e) {
                if (insistent) {
                    throw new UncheckedIOException(e);
                }
                // The server was killed under this person's hands.
            }
        }

        private Visit next() {
            synchronized (visits) {
                Visit visit = new Visit(new Resident(PEOPLE.getAndIncrement()), wishes.next());
                visits.add(visit);
                return visit;
            }
        }

        void awaitAcknowledged() throws Exception {
            assertThat(before.await(60, TimeUnit.SECONDS))
                    .as("bookings before the kill")
                    .isTrue();
        }

        /** Lets those who go on after the kill book some more, and waits for everyone. */
        void end() throws Exception {
            end(() -> true);
        }

        /** @param recovered whether what was killed is replaced: bookings before that are none "after the kill" */
        void end(BooleanSupplier recovered) throws Exception {
            this.recovered = recovered;
            killed = true;
            long since = System.nanoTime();
            for (Future<?> client : clients) {
                client.get(60, TimeUnit.SECONDS);
            }
            if (insistent) {
                assertThat(Duration.ofNanos(firstAfter.get() - since)).isLessThan(Duration.ofSeconds(60));
            }
        }
    }

    private Address address() {
        return Address.here(server.port()).withKey(KEY);
    }

    private Server start() throws IOException {
        return Server.start(
                BuiltServer.command(),
                directory.resolve("data"),
                List.of(
                        "--dosebook.demo.slot-capacity=5000",
                        "--dosebook.rehearsal.key=" + KEY,
                        // Nobody waits: what is killed here lies behind the waiting room.
                        "--dosebook.waiting.gather=0s",
                        "--dosebook.waiting.latency-target=60s",
                        "--dosebook.waiting.passes-per-node=1000000"),
                Map.of());
    }
}
