package ca.dosebook.embedded;

import static java.util.stream.Collectors.joining;

import ca.dosebook.kernel.StartupProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * One data directory, held by one process at a time. The operating system frees the lock when that process ends, so
 * nothing is left to clear away after a crash.
 */
final class DataDirectory implements AutoCloseable {

    private static final String DATABASE = "dosebook";
    private static final String APPLICATION = "dosebook_app";
    private static final String ADMINISTRATOR = "postgres";

    /**
     * Modest figures for two cores. The log never shows a statement or the values that broke a constraint: they may be
     * somebody's health number.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("wal_level", "replica"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("timezone", "Etc/UTC"),
            Map.entry("log_timezone", "Etc/UTC"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "log"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_rotation_age", "1d"),
            Map.entry("log_rotation_size", "0"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"));

    private final Path root;
    private final @Nullable FileChannel lockFile;

    private DataDirectory(Path root, @Nullable FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Takes the directory for this process, making it when it is missing. */
    static DataDirectory open(Path directory) {
        return openIfFree(directory)
                .orElseThrow(() -> new StartupProblem("Another Dosebook is running on the data directory "
                        + directory.toAbsolutePath().normalize()
                        + ": stop it first, or choose another directory with --data."));
    }

    /** As {@link #open}, or empty when another process has it. */
    static Optional<DataDirectory> openIfFree(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            root = Files.createDirectories(root).toRealPath();
            FileChannel lockFile = FileChannel.open(
                    root.resolve("dosebook.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lockFile)) {
                lockFile.close();
                return Optional.empty();
            }
            return Optional.of(new DataDirectory(root, lockFile));
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    /** To read in, while another process holds it. */
    static DataDirectory ofAnother(Path directory) throws IOException {
        return new DataDirectory(directory.toRealPath(), null);
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    static StartupProblem unwritable(Path root, IOException cause) {
        return new StartupProblem(
                "The data directory " + root + " cannot be written (" + cause
                        + "): give this user the right to write there, or choose another directory with --data.",
                cause);
    }

    Path root() {
        return root;
    }

    Path pgdata() {
        return root.resolve("pgdata");
    }

    /** Where the server speaks before its own log is open. */
    Path startLog() {
        return root.resolve("postgresql-start.log");
    }

    boolean isInitialized() {
        return Files.exists(pgdata());
    }

    /** Refuses a database that another major version made: PostgreSQL could not open it. */
    void requireOurVersion() throws IOException {
        Path versionFile = pgdata().resolve("PG_VERSION");
        String version =
                Files.exists(versionFile) ? Files.readString(versionFile).strip() : "an unknown version";
        if (!version.equals(Binaries.MAJOR_VERSION)) {
            throw new StartupProblem("The data directory " + root + " was made by PostgreSQL " + version
                    + " and this Dosebook brings PostgreSQL " + Binaries.MAJOR_VERSION
                    + ": see \"Upgrade\" in docs/runbook.md, or choose another directory with --data.");
        }
    }

    /**
     * Makes the database beside its final place and moves it there when it is whole, so that a crash in between leaves
     * nothing half made. Its owner is no superuser, as in production.
     */
    void initialize(Binaries binaries, ChildCommand child) throws IOException {
        Path unfinished = root.resolve("pgdata.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path passwordFile = root.resolve("pgpass.unfinished");
        writeSecret(passwordFile, password);
        give(child, unfinished);
        give(child, passwordFile);
        run(
                child,
                "",
                binaries.initdb().toString(),
                "--pgdata=" + unfinished,
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
        run(
                child,
                """
                create role %1$s login password '%2$s'
                create database %1$s owner %1$s
                """.formatted(DATABASE, password),
                binaries.postgres().toString(),
                "--single",
                "-D",
                unfinished.toString(),
                "-c",
                "log_min_error_statement=panic",
                "postgres");
        Files.delete(passwordFile);
        writePasswords(password);
        Files.move(unfinished, pgdata(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The settings are ours at every start; an operator's own go into {@code postgresql.conf} beside pgdata. */
    void writeSettings(Map<String, String> overrides) throws IOException {
        var settings = new TreeMap<>(SETTINGS);
        settings.putAll(overrides);
        var text =
                new StringBuilder("# Written by Dosebook at every start. Put your own settings into the file below.\n");
        settings.forEach(
                (name, value) -> text.append(name).append(" = '").append(value).append("'\n"));
        text.append("include_if_exists '")
                .append(root.resolve("postgresql.conf"))
                .append("'\n");
        Files.writeString(pgdata().resolve("postgresql.conf"), text);
    }

    String database() {
        return DATABASE;
    }

    /** The role that owns the database and its tables, and migrates them. */
    String owner() {
        return DATABASE;
    }

    /** The role that the application runs as. */
    String application() {
        return APPLICATION;
    }

    String administrator() {
        return ADMINISTRATOR;
    }

    /** The role is made at a start and not with the directory, since older directories have none. */
    void addApplicationRole(String url) throws IOException {
        String password = password();
        try (Connection connection = DriverManager.getConnection(url, ADMINISTRATOR, password);
                var sql = connection.createStatement();
                var found = sql.executeQuery("select from pg_roles where rolname = '" + APPLICATION + "'")) {
            if (!found.next()) {
                writePasswords(password);
                sql.execute("create role %s login password '%s'".formatted(APPLICATION, password));
            }
        } catch (SQLException e) {
            throw new StartupProblem(
                    "The embedded database could not be set up: "
                            + EmbeddedPostgres.lastLine(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }

    private void writePasswords(String password) throws IOException {
        writeSecret(
                root.resolve("pgpass"),
                Stream.of(DATABASE, APPLICATION, ADMINISTRATOR)
                        .map(role -> "127.0.0.1:*:*:" + role + ":" + password + "\n")
                        .collect(joining()));
    }

    /** The secret of all roles, from the file in libpq's format that {@code psql} reads too. */
    String password() throws IOException {
        Path file = root.resolve("pgpass");
        if (!Files.exists(file)) {
            throw new StartupProblem("The database password file " + file
                    + " is missing: put it back from a backup, or choose another directory with --data.");
        }
        String firstLine = Files.readAllLines(file).getFirst();
        return firstLine.substring(firstLine.lastIndexOf(':') + 1);
    }

    private static void writeSecret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static void give(ChildCommand child, Path path) throws IOException {
        if (!child.owner().isEmpty()) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(child.owner()));
        }
    }

    private static void run(ChildCommand child, String input, String... command) throws IOException {
        Process process = new ProcessBuilder(child.around(command))
                .redirectErrorStream(true)
                .start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        String output;
        try (var stdout = process.inputReader()) {
            output = String.join("\n", stdout.readAllLines());
        }
        try {
            if (process.waitFor() != 0) {
                throw new StartupProblem(
                        "The embedded database could not be set up: " + EmbeddedPostgres.lastLine(output) + ".",
                        new IOException(output));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was being set up", e);
        }
    }

    /** Lets the next process have the directory. */
    @Override
    public void close() {
        if (lockFile == null) {
            return;
        }
        try {
            lockFile.close();
        } catch (IOException e) {
            // The lock ends with this process at the latest.
        }
    }
}
