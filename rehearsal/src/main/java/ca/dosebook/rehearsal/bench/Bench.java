package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.machine.Scratch;
import ca.dosebook.rehearsal.machine.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A server of its own on a data directory that is thrown away, for one measurement. */
record Bench(Server server, Path scratch, Path data, PrintStream progress, Clock clock) implements AutoCloseable {

    /**
     * Every slot has room for everyone; mails wait in the outbox, since writing them is the booking's work and sending them
     * is not; and the waiting room lets everyone walk through, since what lies behind it is measured.
     */
    private static final List<String> SETTINGS = List.of(
            "--dosebook.demo.slot-capacity=999999",
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=9",
            "--dosebook.waiting.latency-target=60s",
            "--dosebook.waiting.passes-per-node=100000000");

    /**
     * @param settings of Spring, name=value
     * @param postgres settings of the database, name=value
     * @param javaOptions for the server; empty for none
     */
    static Bench start(List<String> settings, List<String> postgres, String javaOptions, Clock clock)
            throws IOException {
        Path scratch = Files.createTempDirectory("dosebook-bench");
        Path data = Files.createDirectories(scratch.resolve("data"));
        Files.write(data.resolve("postgresql.conf"), postgres);
        List<String> all = new ArrayList<>();
        // A setting said twice would be both.
        SETTINGS.stream()
                .filter(ours -> settings.stream().noneMatch(setting -> ours.startsWith("--" + name(setting) + "=")))
                .forEach(all::add);
        settings.forEach(setting -> all.add("--" + setting));
        Server server = Server.start(
                List.of(Scratch.environment("DOSEBOOK_LAUNCHER"), "serve"),
                data,
                all,
                javaOptions.isEmpty() ? Map.of() : Map.of("DOSEBOOK_JAVA_OPTIONS", javaOptions));
        return new Bench(server, scratch, data, System.err, clock);
    }

    private static String name(String setting) {
        return setting.substring(0, Math.max(0, setting.indexOf('=')));
    }

    static String pgbench() {
        return Scratch.environment("PGBENCH");
    }

    /** The figures alone go to the standard output. */
    void say(String format, Object... values) {
        progress.println(String.format(Locale.ROOT, format, values));
    }

    void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @Override
    public void close() {
        server.close();
        Scratch.delete(scratch);
    }
}
