package ca.dosebook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.dosebook.kernel.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** With every safety on, as an operator has it: what is committed must be there whatever ends the process. */
class EmbeddedPostgresTests {

    private static final Path PROGRAMS = Path.of("target", "test-postgres", "programs");

    @TempDir
    Path data;

    @Test
    void the_first_start_sets_up_a_durable_server_for_this_machine_alone() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            JdbcClient jdbc = jdbc(postgres);
            assertThat(setting(jdbc, "server_version")).startsWith(Binaries.MAJOR_VERSION + ".");
            assertThat(setting(jdbc, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(jdbc, "fsync")).isEqualTo("on");
            assertThat(setting(jdbc, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(jdbc, "full_page_writes")).isEqualTo("on");
            assertThat(setting(jdbc, "data_checksums")).isEqualTo("on");
            assertThat(setting(jdbc, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("pgpass"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        try (EmbeddedPostgres postgres = start()) {
            var stranger = new DriverManagerDataSource(postgres.url(), postgres.owner(), "wrong");
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> JdbcClient.create(stranger)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .havingRootCause()
                    .withMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_restart_keeps_every_row() {
        try (EmbeddedPostgres postgres = start()) {
            jdbc(postgres).sql("create table kept as select 'yes' as answer").update();
        }
        assertThat(Files.exists(data.resolve("pgdata/postmaster.pid"))).isFalse();
        try (EmbeddedPostgres postgres = start()) {
            assertThat(jdbc(postgres)
                            .sql("select answer from kept")
                            .query(String.class)
                            .single())
                    .isEqualTo("yes");
        }
    }

    @Test
    void killing_the_process_leaves_no_orphan_and_loses_no_committed_row() throws Exception {
        Process holder = startHolder();
        List<String> acknowledged;
        ProcessHandle server;
        try (var output = holder.inputReader()) {
            server = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            acknowledged = new ArrayList<>();
            while (acknowledged.size() < 200) {
                acknowledged.add(output.readLine());
            }
            // Not destroyForcibly, which would throw away what has been printed.
            PostgresChild.signal("KILL", holder.pid());
            output.lines().filter(line -> line.length() == 36).forEach(acknowledged::add);
        }
        assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        server.onExit().get(30, TimeUnit.SECONDS);

        try (EmbeddedPostgres postgres = start()) {
            assertThat(jdbc(postgres)
                            .sql("select id::text from acknowledged")
                            .query(String.class)
                            .list())
                    .containsAll(acknowledged);
        }
    }

    @Test
    void a_start_right_after_a_kill_waits_for_the_old_server_to_stop() throws Exception {
        Process holder = startHolder();
        try (var output = holder.inputReader()) {
            output.readLine();
            output.readLine();
            holder.destroyForcibly();
            assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(jdbc(postgres)
                            .sql("select count(*) from acknowledged")
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    void a_server_that_dies_is_started_again_on_the_same_port() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            JdbcClient jdbc = jdbc(postgres);
            jdbc.sql("create table kept as select 'yes' as answer").update();
            ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
            PostgresChild.signal("KILL", server.pid());
            server.onExit().get(30, TimeUnit.SECONDS);

            assertThat(eventually(jdbc, "select answer from kept")).isEqualTo("yes");
        }
    }

    @Test
    void a_pid_file_that_names_a_stranger_does_not_keep_the_server_from_starting() throws IOException {
        start().close();
        Files.writeString(
                data.resolve("pgdata/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.resolve("pgdata") + "\n");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.port()).isPositive();
        }
    }

    @Test
    void a_directory_that_is_in_use_is_refused() {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.port()).isPositive();
            assertThatExceptionOfType(StartupProblem.class)
                    .isThrownBy(this::start)
                    .withMessageStartingWith("Another Dosebook is running on the data directory ")
                    .withMessageContaining("--data");
        }
    }

    @Test
    void a_directory_of_another_major_version_is_refused_and_left_alone() throws IOException {
        Path version = data.resolve("pgdata/PG_VERSION");
        Files.createDirectories(data.resolve("pgdata"));
        Files.writeString(version, "17\n");
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(this::start)
                .withMessageContaining("was made by PostgreSQL 17")
                .withMessageContaining("docs/runbook.md");
        assertThat(data.resolve("pgdata").toFile().list()).containsExactly("PG_VERSION");
    }

    @Test
    void a_directory_that_cannot_be_written_is_refused() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), PROGRAMS, Map.of()))
                .withMessageContaining("cannot be written");
    }

    @Test
    void a_lost_password_file_is_one_sentence() throws IOException {
        start().close();
        Files.delete(data.resolve("pgpass"));
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(this::start)
                .withMessageContaining("pgpass")
                .withMessageContaining("backup");
    }

    @Test
    void a_server_that_cannot_start_says_why() {
        start().close();
        assertThatExceptionOfType(StartupProblem.class)
                .isThrownBy(() -> EmbeddedPostgres.start(data, PROGRAMS, Map.of("shared_buffers", "no number")))
                .withMessageContaining("did not start");
        // The refused start has let the directory go.
        start().close();
    }

    @Test
    void an_interrupted_first_start_is_done_over() throws IOException {
        Files.createDirectories(data.resolve("pgdata.unfinished/base"));
        Files.writeString(data.resolve("pgpass.unfinished"), "old");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.port()).isPositive();
        }
        assertThat(data.toFile().list()).doesNotContain("pgdata.unfinished", "pgpass.unfinished");
    }

    @Test
    void what_broke_a_constraint_is_not_in_the_log() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            JdbcClient jdbc = jdbc(postgres);
            jdbc.sql("create table person (number text primary key)").update();
            jdbc.sql("insert into person values ('MARKER')").update();
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() ->
                            jdbc.sql("insert into person values ('MARKER')").update());
        }
        try (var logs = Files.list(data.resolve("pgdata/log"))) {
            assertThat(logs.toList())
                    .isNotEmpty()
                    .allSatisfy(log ->
                            assertThat(log).content().contains("duplicate key").doesNotContain("MARKER"));
        }
    }

    /** Where namespaces are forbidden, root hands the server to another user. Only root can try it. */
    @Test
    void root_can_run_the_server_as_nobody() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return;
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataDirectory directory = DataDirectory.open(data);
        for (int time = 1; time <= 2; time++) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                    directory, data.resolve("postgres"), Map.of(), ChildCommand.asNobody(data))) {
                assertThat(Files.getOwner(Path.of("/proc/" + postgres.pid())).getName())
                        .isEqualTo("nobody");
                assertThat(jdbc(postgres).sql("select 1").query(Integer.class).single())
                        .isEqualTo(1);
            }
            directory = DataDirectory.open(data);
        }
        directory.close();
    }

    @Test
    void the_programs_are_of_the_release_we_name() throws Exception {
        Binaries binaries = Binaries.in(PROGRAMS.toAbsolutePath());
        Process process = new ProcessBuilder(binaries.postgres().toString(), "--version").start();
        try (var output = process.inputReader()) {
            assertThat(output.readLine())
                    .isEqualTo("postgres (PostgreSQL) " + Binaries.VERSION.replaceAll("\\.0$", ""));
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, PROGRAMS, Map.of());
    }

    private Process startHolder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.toString(),
                        PROGRAMS.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static JdbcClient jdbc(EmbeddedPostgres postgres) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.url(), postgres.owner(), postgres.password()));
    }

    private static String setting(JdbcClient jdbc, String name) {
        return jdbc.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private static String eventually(JdbcClient jdbc, String sql) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return jdbc.sql(sql).query(String.class).single();
            } catch (RuntimeException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }
}
