package ca.dosebook.embedded;

import ca.dosebook.kernel.StartupProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process and the thread that keeps it. The kernel ties the child's life to the thread that forked it, so
 * that thread is a platform thread and stays until the server is stopped; when the server dies on its own, the thread
 * starts it again on the same port.
 */
final class PostgresChild implements PostgresServer {

    private static final Logger LOGGER = LoggerFactory.getLogger(PostgresChild.class);
    private static final int ATTEMPTS = 6;

    /** Recovery after a crash replays the log from the last checkpoint, which may take minutes. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final DataDirectory directory;
    private final Binaries binaries;
    private final ChildCommand command;
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();
    private final Thread keeper;
    private volatile boolean stopping;
    private volatile @Nullable Process process;

    private PostgresChild(DataDirectory directory, Binaries binaries, ChildCommand command) {
        this.directory = directory;
        this.binaries = binaries;
        this.command = command;
        this.keeper = Thread.ofPlatform().daemon().name("embedded-postgres").unstarted(this::keep);
    }

    /** Returns when the server takes connections. */
    static PostgresChild start(DataDirectory directory, Binaries binaries, ChildCommand command) {
        var child = new PostgresChild(directory, binaries, command);
        child.keeper.start();
        try {
            child.ready.get();
            return child;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
        } catch (InterruptedException e) {
            child.stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database was starting", e);
        }
    }

    @Override
    public int port() {
        return ready.join();
    }

    @Override
    public long pid() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException("the database is being started again");
        }
        return current.pid();
    }

    /** Stops with a fast shutdown: open transactions are rolled back, a checkpoint is written. */
    @Override
    public void stop() {
        stopping = true;
        Process current = process;
        try {
            if (current != null && current.isAlive()) {
                signal("INT", current.pid());
                if (!current.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    LOGGER.warn(
                            "The embedded database did not stop in {}; it will recover at the next start.",
                            STOP_PATIENCE);
                    signal("QUIT", current.pid());
                }
            }
            keeper.join(Duration.ofSeconds(5));
        } catch (IOException e) {
            LOGGER.warn("The embedded database could not be told to stop.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            int port = startUntilReady(0);
            ready.complete(port);
            while (true) {
                Process current = process;
                if (current != null) {
                    current.waitFor();
                }
                if (stopping) {
                    return;
                }
                LOGGER.error("The embedded database ended by itself; starting it again.");
                startUntilReady(port);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            RuntimeException problem = e instanceof RuntimeException known
                    ? known
                    : DataDirectory.unwritable(directory.root(), (IOException) e);
            if (!ready.completeExceptionally(problem)) {
                LOGGER.error("The embedded database is down for good.", e);
            }
        }
    }

    /** Several attempts: the free port may be taken by another, or a dead server's workers may still be leaving. */
    private int startUntilReady(int wantedPort) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = wantedPort == 0 ? freePort() : wantedPort;
            Process started = new ProcessBuilder(command.dyingWithUs(
                            binaries.postgres().toString(),
                            "-D",
                            directory.pgdata().toString(),
                            "-p",
                            Integer.toString(port)))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.startLog().toFile())
                    .start();
            process = started;
            started.getOutputStream().close();
            if (isReady(started)) {
                return port;
            }
            if (attempt == ATTEMPTS || stopping) {
                String output = Files.readString(directory.startLog(), StandardCharsets.UTF_8);
                throw new StartupProblem(
                        "The embedded database did not start: " + EmbeddedPostgres.lastLine(output) + " (see "
                                + directory.startLog() + " and "
                                + directory.pgdata().resolve("log") + ").",
                        new IOException(output));
            }
            Thread.sleep(Duration.ofMillis(200L * attempt));
        }
    }

    private boolean isReady(Process server) throws IOException, InterruptedException {
        Path pidFile = directory.pgdata().resolve("postmaster.pid");
        String pid = Long.toString(server.pid());
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        while (server.isAlive() && System.nanoTime() < end) {
            List<String> lines = linesOf(pidFile);
            // The eighth line is the state; see miscadmin.h, LOCK_FILE_LINE_PM_STATUS.
            if (lines.size() >= 8
                    && lines.getFirst().strip().equals(pid)
                    && lines.get(7).strip().equals("ready")) {
                return true;
            }
            pause();
        }
        return false;
    }

    static List<String> linesOf(Path pidFile) throws IOException {
        try {
            return Files.readAllLines(pidFile);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }

    /** Java itself can only send TERM, which would wait for every connection to close. */
    static void signal(String name, long pid) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            kill.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
