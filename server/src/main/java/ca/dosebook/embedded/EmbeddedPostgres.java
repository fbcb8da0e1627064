package ca.dosebook.embedded;

import ca.dosebook.kernel.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL 18 server running as a child of this process, on 127.0.0.1 and a free port, in a directory of its own.
 *
 * <p>Close the connections to it first and then this. After a crash of this process it stops cleanly by itself; should
 * that not have happened, the next start does it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(60);

    private final DataDirectory directory;
    private final String password;
    private final PostgresServer server;

    private EmbeddedPostgres(DataDirectory directory, String password, PostgresServer server) {
        this.directory = directory;
        this.password = password;
        this.server = server;
    }

    /**
     * Starts the server, setting up the directory when it is new.
     *
     * @param data the data directory; made when missing
     * @throws StartupProblem when the directory is in use, cannot be written or was made by another major version, or
     *     when this machine cannot run the server
     */
    public static EmbeddedPostgres start(Path data) {
        return start(data, data.resolve("postgres"), Map.of());
    }

    /**
     * Uses the server that another process runs on this directory, or starts one when no process does. Closing it leaves
     * another's server alone.
     *
     * @param data the data directory
     * @throws StartupProblem when nothing was ever kept there, or as {@link #start(Path)}
     */
    public static EmbeddedPostgres join(Path data) {
        return join(data, data.resolve("postgres"), Map.of());
    }

    static EmbeddedPostgres join(Path data, Path programs, Map<String, String> settings) {
        Path root = data.toAbsolutePath().normalize();
        if (!Files.exists(root.resolve("pgdata"))) {
            throw new StartupProblem("Dosebook has never run on the data directory " + root
                    + ": name the right one with --data, or the database with spring.datasource.url.");
        }
        Optional<DataDirectory> free = DataDirectory.openIfFree(root);
        try {
            if (free.isPresent()) {
                return start(free.get(), programs, settings);
            }
            DataDirectory directory = DataDirectory.ofAnother(root);
            return new EmbeddedPostgres(directory, directory.password(), RunningServer.of(directory));
        } catch (IOException e) {
            throw DataDirectory.unwritable(root, e);
        }
    }

    /**
     * As {@link #start(Path)}, with the programs elsewhere and other settings.
     *
     * @param programs the directory to unpack the programs in, once; may be shared by data directories
     * @param settings names and values for {@code postgresql.conf} that replace Dosebook's own
     */
    public static EmbeddedPostgres start(Path data, Path programs, Map<String, String> settings) {
        return start(DataDirectory.open(data), programs, settings);
    }

    private static EmbeddedPostgres start(DataDirectory directory, Path programs, Map<String, String> settings) {
        try {
            return start(directory, programs, settings, ChildCommand.choose(directory.root()));
        } catch (IOException e) {
            directory.close();
            throw DataDirectory.unwritable(directory.root(), e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    static EmbeddedPostgres start(
            DataDirectory directory, Path programs, Map<String, String> settings, ChildCommand command)
            throws IOException {
        if (directory.isInitialized()) {
            directory.requireOurVersion();
            stopOrphan(directory);
        }
        Binaries binaries = Binaries.in(programs.toAbsolutePath().normalize());
        if (!directory.isInitialized()) {
            directory.initialize(binaries, command);
        }
        directory.writeSettings(settings);
        String password = directory.password();
        var postgres = new EmbeddedPostgres(directory, password, PostgresChild.start(directory, binaries, command));
        try {
            directory.addApplicationRole(postgres.url());
            return postgres;
        } catch (IOException | RuntimeException e) {
            postgres.server.stop();
            throw e;
        }
    }

    /** The address for JDBC of the application's own database. */
    public String url() {
        return url(directory.database());
    }

    /** The address for JDBC of any database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The TCP port on 127.0.0.1; the same as long as this object lives, another at every start. */
    public int port() {
        return server.port();
    }

    /** The role that owns the application's database and migrates it. No superuser. */
    public String owner() {
        return directory.owner();
    }

    /** The role that the application runs as: it reads and writes rows, and owns nothing. */
    public String user() {
        return directory.application();
    }

    /** The superuser, for making and dropping databases. */
    public String administrator() {
        return directory.administrator();
    }

    /** The password of all roles: random, made with the directory. */
    public String password() {
        return password;
    }

    /** The process id of the server. */
    public long pid() {
        return server.pid();
    }

    /** Stops the server cleanly; every committed row is kept. Does nothing the second time. */
    @Override
    public void close() {
        server.stop();
        directory.close();
    }

    /** A server that outlived a killed parent would keep the new one out. We hold the directory, so it is nobody's. */
    private static void stopOrphan(DataDirectory directory) throws IOException {
        Path pidFile = directory.pgdata().resolve("postmaster.pid");
        List<String> lines = PostgresChild.linesOf(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return;
        }
        if (!isServerOf(directory, pid)) {
            // The number went to a stranger, whom PostgreSQL would take for its predecessor and refuse to start.
            Files.delete(pidFile);
            return;
        }
        PostgresChild.signal("INT", pid);
        long end = System.nanoTime() + ORPHAN_PATIENCE.toNanos();
        while (process.isAlive() && Files.exists(pidFile)) {
            if (System.nanoTime() > end) {
                throw new StartupProblem("A database left over from an earlier run (process " + pid
                        + ") does not stop: stop it by hand with \"kill -QUIT " + pid + "\" and start again.");
            }
            PostgresChild.pause();
        }
    }

    /** Process numbers are used again: only a process that names this directory is the server of it. */
    private static boolean isServerOf(DataDirectory directory, long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"))
                    .contains(directory.pgdata().toString());
        } catch (IOException e) {
            return false;
        }
    }

    static String lastLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((earlier, later) -> later)
                .orElse("it said nothing");
    }
}
