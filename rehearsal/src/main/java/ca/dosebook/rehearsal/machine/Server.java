package ca.dosebook.rehearsal.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Dosebook started as an operator starts it, in a process of its own. */
public final class Server implements AutoCloseable {

    private static final String READY = "Dosebook is running";

    private final Process process;
    private final int port;
    private final Path data;

    private Server(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /**
     * Starts a server on a free port and returns when it answers.
     *
     * @param command everything up to the options of {@code serve}
     * @param settings Spring settings
     */
    public static Server start(List<String> command, Path data, List<String> settings, Map<String, String> environment)
            throws IOException {
        return start(command, data, settings, environment, 0);
    }

    /** @param wanted the port, where it has to be a certain one; 0 for any that is free */
    public static Server start(
            List<String> command, Path data, List<String> settings, Map<String, String> environment, int wanted)
            throws IOException {
        int port = wanted == 0 ? freePort() : wanted;
        List<String> words = new ArrayList<>(command);
        boolean launcher = command.contains("serve");
        words.addAll(
                launcher
                        ? List.of("--port", String.valueOf(port), "--data", data.toString(), "--demo", "open", "--")
                        : List.of("--server.port=" + port, "--dosebook.data=" + data, "--dosebook.demo=open"));
        if (settings.stream().noneMatch(setting -> setting.startsWith("--dosebook.demo.clinic-today="))) {
            // What is counted afterwards is what was booked here.
            words.add("--dosebook.demo.clinic-today=false");
        }
        words.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        // Whoever stops the rehearsal stops what it started.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                drain(output);
                return new Server(process, port, data);
            }
            said.add(line);
        }
        throw new IOException("the server did not start: " + String.join("\n", said));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A full pipe would stop the server. */
    private static void drain(BufferedReader output) {
        Thread.ofVirtual().start(() -> {
            try (output) {
                output.transferTo(java.io.Writer.nullWriter());
            } catch (IOException e) {
                // It ended.
            }
        });
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** The embedded PostgreSQL's process and port, from the file it keeps in its directory. */
    public Postmaster postmaster() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("pgdata/postmaster.pid"));
            return new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database's first process, on which all others depend. */
    public record Postmaster(long pid, int port) {}

    public Database database() {
        return new Database(data, postmaster().port());
    }

    /** As a power cut has it: no word to the process. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
