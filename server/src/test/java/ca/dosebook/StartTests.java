package ca.dosebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, with the embedded database: how it starts, and how it ends. */
class StartTests {

    private static final Pattern GREETING = Pattern.compile("Dosebook is running at (http://localhost:\\d+/) .*");

    @TempDir
    Path directory;

    private Process process = new ProcessBuilder().command("true").start();

    StartTests() throws IOException {}

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void it_greets_and_answers_and_starts_again_after_a_kill_and_stops_cleanly() throws Exception {
        start("--server.port=0");
        try (BufferedReader output = process.inputReader()) {
            assertThat(status(greeting(output))).isLessThan(500);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        start("--server.port=0");
        try (BufferedReader output = process.inputReader()) {
            assertThat(status(greeting(output))).isLessThan(500);
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output.lines()).isEmpty();
        }
        assertThat(errors()).isEmpty();
        assertThat(directory.resolve("data/pgdata/postmaster.pid")).doesNotExist();
        assertThat(directory.resolve("data/logs/dosebook.log")).content().contains("Started Dosebook");
    }

    @Test
    void a_port_that_was_taken_meanwhile_is_one_sentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            start("--server.port=" + taken.getLocalPort());
            assertRefusal("Port " + taken.getLocalPort() + " is taken by another program");
        }
        assertThat(directory.resolve("data/pgdata/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_named_database_that_cannot_be_reached_is_one_sentence_without_its_password() throws Exception {
        start("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/dosebook?user=me&password=MARKER");
        assertRefusal("The database at jdbc:postgresql://127.0.0.1:1/dosebook cannot be used");
        assertThat(errors()).doesNotContain("MARKER");
        assertThat(directory.resolve("data/pgdata")).doesNotExist();
    }

    @Test
    void a_data_directory_of_another_major_version_is_one_sentence() throws Exception {
        Files.createDirectories(directory.resolve("data/pgdata"));
        Files.writeString(directory.resolve("data/pgdata/PG_VERSION"), "16\n");
        start();
        assertRefusal("The data directory " + directory.resolve("data") + " was made by PostgreSQL 16");
    }

    @Test
    void a_data_directory_that_cannot_be_written_is_one_sentence() throws Exception {
        Files.createFile(directory.resolve("data"));
        start();
        assertRefusal("The data directory " + directory.resolve("data") + " cannot be written");
    }

    private void start(String... arguments) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        Dosebook.class.getName(),
                        "--dosebook.data=" + directory.resolve("data"),
                        "--dosebook.demo=none",
                        "--dosebook.staff.first-administrator=none")
                .redirectError(directory.resolve("errors").toFile());
        builder.command().addAll(List.of(arguments));
        process = builder.start();
    }

    private void assertRefusal(String beginning) throws Exception {
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines()).isEmpty();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(errors()).startsWith(beginning);
        assertThat(errors().lines()).hasSize(1);
    }

    private String errors() throws IOException {
        return Files.readString(directory.resolve("errors"));
    }

    private static String greeting(BufferedReader output) {
        return output.lines()
                .map(GREETING::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static int status(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
