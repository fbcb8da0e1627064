package ca.dosebook;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.embedded.EmbeddedPostgres;
import ca.dosebook.kernel.Command;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A command as a process of its own, on the data of an installation. */
class CommandTests {

    private static final Path PROGRAMS = Path.of("target", "test-postgres", "programs");

    @TempDir
    Path directory;

    @Test
    void a_command_works_on_the_data_while_another_process_holds_them() throws Exception {
        try (EmbeddedPostgres running =
                EmbeddedPostgres.start(directory.resolve("data"), PROGRAMS, Map.of("shared_buffers", "16MB"))) {
            Answer answer = run("try", "look", "--closely", "--", data());

            assertThat(answer.errors()).isEmpty();
            assertThat(answer.output()).isEqualTo("[look, --closely] on port " + running.port() + "\n");
            assertThat(answer.status()).isEqualTo(Command.DONE);
            assertThat(ProcessHandle.of(running.pid())).get().matches(ProcessHandle::isAlive);
        }
    }

    @Test
    void a_command_starts_the_database_when_nobody_does_and_stops_it() throws Exception {
        EmbeddedPostgres.start(directory.resolve("data"), PROGRAMS, Map.of()).close();

        Answer answer = run("try", "quiet", "--", data());

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.status()).isEqualTo(Command.DONE);
        assertThat(directory.resolve("data/pgdata/postmaster.pid")).doesNotExist();
    }

    @Test
    void nothing_works_by_itself_while_a_command_runs() throws Exception {
        EmbeddedPostgres.start(directory.resolve("data"), PROGRAMS, Map.of()).close();

        Answer answer = run("try", "schedules", "--", data());

        assertThat(answer.output()).isEqualTo("[]\n");
    }

    @Test
    void the_status_is_the_commands_own() throws Exception {
        EmbeddedPostgres.start(directory.resolve("data"), PROGRAMS, Map.of()).close();

        assertThat(run("try", "wrong", "--", data()).status()).isEqualTo(Command.WRONG);

        Answer failed = run("try", "fail", "--", data());
        assertThat(failed.status()).isEqualTo(Command.WRONG);
        assertThat(failed.errors().lines()).singleElement().asString().startsWith("The command ended because of");

        Answer unknown = run("dance", "slowly", "--", data());
        assertThat(unknown.status()).isEqualTo(Command.MISUSED);
        assertThat(unknown.errors()).isEqualTo("There is no command \"dance\".\n");
    }

    @Test
    void a_directory_without_data_is_one_sentence_and_stays_without() throws Exception {
        Answer answer = run("try", "look", "--", data());

        assertThat(answer.status()).isEqualTo(Command.WRONG);
        assertThat(answer.errors().lines())
                .singleElement()
                .asString()
                .startsWith("Dosebook has never run on the data directory " + directory.resolve("data"));
        assertThat(directory.resolve("data/pgdata")).doesNotExist();
    }

    private String data() {
        return "--dosebook.data=" + directory.resolve("data");
    }

    private record Answer(int status, String output, String errors) {}

    private Answer run(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("classes/META-INF/spring"));
        Files.writeString(
                directory.resolve(
                        "classes/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"),
                TryCommand.class.getName() + "\n");
        String classPath = directory.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Dosebook.class.getName(),
                "command"));
        words.addAll(Arrays.asList(arguments));
        words.add("--trying=true");
        Path errors = directory.resolve("errors");
        Process process =
                new ProcessBuilder(words).redirectError(errors.toFile()).start();
        String output;
        try (BufferedReader reader = process.inputReader()) {
            output = reader.readAllAsString();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output, Files.readString(errors));
    }

    /** A command for these tests; the process finds it by the list that is first on its class path. */
    @AutoConfiguration
    @ConditionalOnProperty("trying")
    static class TryCommand {

        @Bean
        Command tryCommand(JdbcClient jdbc) {
            return new Command() {
                @Override
                public String name() {
                    return "try";
                }

                @Override
                public int run(List<String> arguments, PrintStream out) {
                    switch (arguments.getFirst()) {
                        case "look" ->
                            out.println(arguments + " on port "
                                    + jdbc.sql("select inet_server_port()")
                                            .query(Integer.class)
                                            .single());
                        case "schedules" ->
                            out.println(Thread.getAllStackTraces().keySet().stream()
                                    .map(Thread::getName)
                                    .filter(name -> name.startsWith("scheduling") || name.equals("messages"))
                                    .toList());
                        case "fail" -> throw new IllegalStateException("on purpose");
                        case "wrong" -> {
                            return WRONG;
                        }
                        default -> {}
                    }
                    return DONE;
                }
            };
        }
    }
}
