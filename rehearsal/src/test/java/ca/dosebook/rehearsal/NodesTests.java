package ca.dosebook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.rehearsal.machine.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one PostgreSQL. Residents whose every request goes to another node than the one before book while all
 * nodes are restarted one after another, and while one is killed: nobody loses a form, a place held or a booking.
 */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesTests {

    private static final int NODES = 3;
    private static final int CLIENTS = 3;
    private static final int SOME = 4;

    @SuppressWarnings("NullAway.Init")
    private Path directory;

    /** Its PostgreSQL is everyone's; nobody asks it for a page. */
    @SuppressWarnings("NullAway.Init")
    private Server database;

    private final List<Server> nodes = new CopyOnWriteArrayList<>();
    private final List<Wanderer> booked = new CopyOnWriteArrayList<>();
    private final AtomicInteger people = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition bookedOneMore = lock.newCondition();
    private volatile boolean open = true;

    @BeforeAll
    void startNodes(@TempDir Path given) throws Exception {
        directory = given;
        database = start(directory.resolve("database"), List.of("--dosebook.demo.slot-capacity=500"));
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Server>> started = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                int number = node;
                started.add(starting.submit(() -> node(number)));
            }
            for (Future<Server> one : started) {
                nodes.add(one.get());
            }
        }
    }

    @AfterAll
    void stopNodes() {
        nodes.forEach(Server::kill);
        database.close();
    }

    @Test
    void nobody_loses_anything_while_nodes_come_and_go() throws Exception {
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("client-", 0).factory())) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(threads.submit(this::come));
            }
            try {
                awaitMore(SOME, clients);

                for (int number = 0; number < NODES; number++) {
                    nodes.get(number).close();
                    nodes.set(number, node(number));
                }
                awaitMore(SOME, clients);

                nodes.get(1).kill();
                awaitMore(SOME, clients);
            } finally {
                // Also when somebody could not book: the others would go on for ever.
                open = false;
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }

        assertThat(count("select count(*) from booking.booking")).isEqualTo(booked.size());
        assertThat(count("select count(distinct person_key) from booking.booking"))
                .isEqualTo(booked.size());
        assertThat(database.database().contradictions())
                .allSatisfy((what, times) -> assertThat(times).as(what).isZero());
        assertThat(booked.stream().mapToInt(Wanderer::sentAgain).sum())
                .as("requests that met a node that was going or gone")
                .isPositive();
        for (Wanderer one : booked) {
            assertThat(one.referenceSentOnceMore()).isEqualTo(one.reference());
        }
        assertThat(count("select count(*) from booking.booking")).isEqualTo(booked.size());
    }

    private void come() {
        while (open) {
            Wanderer one = new Wanderer(people.incrementAndGet(), this::ports);
            try {
                one.book();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            booked.add(one);
            lock.lock();
            try {
                bookedOneMore.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Until so many more have booked, or somebody could not. */
    private void awaitMore(int more, List<Future<?>> clients) throws Exception {
        int wanted = booked.size() + more;
        lock.lock();
        try {
            while (booked.size() < wanted) {
                for (Future<?> client : clients) {
                    if (client.isDone()) {
                        client.get();
                    }
                }
                bookedOneMore.awaitNanos(500_000_000L);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Integer> ports() {
        return nodes.stream().map(Server::port).toList();
    }

    private long count(String sql) throws Exception {
        return database.database().count(sql);
    }

    private Server node(int number) throws IOException {
        String password =
                Files.readAllLines(directory.resolve("database/pgpass")).getFirst();
        password = password.substring(password.lastIndexOf(':') + 1);
        return start(
                directory.resolve("node-" + number),
                List.of(
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:"
                                + database.postmaster().port() + "/dosebook",
                        "--spring.datasource.username=dosebook_app",
                        "--spring.datasource.password=" + password,
                        "--spring.flyway.user=dosebook",
                        "--spring.flyway.password=" + password,
                        "--dosebook.keys=" + directory.resolve("database/keys"),
                        "--dosebook.farewell=1s"));
    }

    private static Server start(Path data, List<String> settings) throws IOException {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=9"));
        return Server.start(BuiltServer.command("-Xmx300m"), data, all, Map.of());
    }
}
