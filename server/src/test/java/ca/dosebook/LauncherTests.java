package ca.dosebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a shell runs it: what is wrong is one sentence, and the status says whose fault it is. */
class LauncherTests {

    private static final Path LAUNCHER =
            Path.of("..", "dosebook").toAbsolutePath().normalize();
    private static final String USAGE = "Usage: ./dosebook COMMAND [OPTIONS]";

    @TempDir
    Path directory;

    @Test
    void help_explains_every_command() throws Exception {
        Answer answer = run("help");
        assertThat(answer.status()).isZero();
        assertThat(answer.output())
                .contains(USAGE, "serve", "audit", "keys", "test", "bench", "--port N", "--data DIR", "--demo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dance                  | There is no command "dance".
                    serve --colour blue    | "serve" knows no option "--colour".
                    serve --port           | The option --port needs a value.
                    serve --data           | The option --data needs a value.
                    serve --port abc       | The port must be a number from 1 to 65535, not "abc".
                    serve --port 0         | The port must be a number from 1 to 65535, not "0".
                    serve --port 65536     | The port must be a number from 1 to 65535, not "65536".
                    serve --port=-1        | The port must be a number from 1 to 65535, not "-1".
                    serve --demo closed    | The demo province is pilot, open or none, not "closed".
                    serve --demo=          | The demo province is pilot, open or none, not "".
                    serve --data=          | The data directory must have a name.
                    keys                   | "keys" needs to be told what to do.
                    audit                  | "audit" needs to be told what to do.
                    audit verify --data=   | The data directory must have a name.
                    test --slow            | "test" knows no option "--slow".
                    """)
    void a_wrong_command_line_is_one_sentence_and_the_usage(String line, String sentence) throws Exception {
        Answer answer = run(line.split(" "));
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.errors()).startsWith(sentence + "\n" + USAGE);
        assertThat(answer.output()).isEmpty();
    }

    @Test
    void a_taken_port_is_one_sentence_that_offers_another() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Answer answer = run("serve", "--port", Integer.toString(port), "--data", directory.toString());
            assertThat(answer.status()).isEqualTo(1);
            assertThat(answer.errors())
                    .startsWith("Port " + port + " is taken by another program")
                    .contains("--port");
            assertThat(answer.errors().lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --port 1", "test", "test --fast"})
    void a_missing_jdk_is_one_sentence_that_says_how_to_get_one(String line) throws Exception {
        Path old = oldJdk();
        Answer answer = run(
                Map.of(
                        "PATH", everydayTools().toString(),
                        "JAVA_HOME", old.toString(),
                        "DOSEBOOK_JDKS", directory.resolve("jdks").toString(),
                        "HOME", directory.toString()),
                line.split(" "));
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.errors())
                .startsWith("Dosebook needs a JDK 25 or newer")
                .contains("apt-get install");
        assertThat(answer.errors().lines()).hasSize(1);
    }

    @Test
    void a_missing_maven_is_one_sentence_that_says_how_to_get_it() throws Exception {
        Answer answer = run(
                Map.of(
                        "PATH", everydayTools().toString(),
                        "JAVA_HOME", System.getProperty("java.home")),
                "test",
                "--fast");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.errors()).startsWith("Dosebook is built with Maven").contains("apt-get install maven");
        assertThat(answer.errors().lines()).hasSize(1);
    }

    private Path oldJdk() throws IOException {
        Path jdk = Files.createDirectories(directory.resolve("jdks/jdk-17"));
        Files.createDirectories(jdk.resolve("bin"));
        Path compiler = Files.createFile(jdk.resolve("bin/javac"));
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        return jdk;
    }

    /** A directory with the everyday programs, and with neither Java nor Maven. */
    private Path everydayTools() throws IOException {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        for (String name : List.of("cat", "dirname", "env", "grep", "mkdir", "nproc", "readlink", "sed", "sort")) {
            Path tool = tools.resolve(name);
            Files.writeString(tool, "#!/bin/sh\nexec /usr/bin/" + name + " \"$@\"\n");
            assertThat(tool.toFile().setExecutable(true)).isTrue();
        }
        return tools;
    }

    private Answer run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private Answer run(Map<String, String> environment, String... arguments) throws Exception {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        var builder = new ProcessBuilder("/bin/bash", LAUNCHER.toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end: " + List.of(arguments));
        }
        return new Answer(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    private record Answer(int status, String output, String errors) {}
}
