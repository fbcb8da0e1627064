package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.machine.Processors;
import ca.dosebook.rehearsal.machine.Scratch;
import ca.dosebook.rehearsal.machine.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server started for this rehearsal, on a data directory that is thrown away. */
final class OwnStage implements Stage {

    private static final long COMES_BACK_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Path scratch;
    private final List<String> command;
    private final List<String> settings;
    private final String key;
    private volatile Server server;

    private OwnStage(Path scratch, List<String> command, List<String> settings, String key) throws IOException {
        this.scratch = scratch;
        this.command = command;
        this.settings = settings;
        this.key = key;
        this.server = start(0);
    }

    static OwnStage start(List<String> moreSettings) throws IOException {
        return start(List.of(Scratch.environment("DOSEBOOK_LAUNCHER"), "serve"), moreSettings);
    }

    /** @param command everything up to the options of {@code serve} */
    static OwnStage start(List<String> command, List<String> moreSettings) throws IOException {
        String key = Scratch.secret();
        List<String> settings = new ArrayList<>(List.of("--dosebook.rehearsal.key=" + key));
        moreSettings.forEach(setting -> settings.add("--" + setting));
        OwnStage stage = new OwnStage(Files.createTempDirectory("dosebook-rehearsal"), command, settings, key);
        try {
            Stage.check(stage.nodes().getFirst());
        } catch (IOException e) {
            stage.close();
            throw e;
        }
        return stage;
    }

    private Server start(int port) throws IOException {
        return Server.start(command, scratch.resolve("data"), settings, Map.of(), port);
    }

    Server server() {
        return server;
    }

    @Override
    public List<Address> nodes() {
        return List.of(Address.here(server.port()).withKey(key));
    }

    @Override
    public Optional<Processors> used() throws IOException {
        return Optional.of(Processors.now(server));
    }

    @Override
    public void kill(String what) throws IOException {
        int port = server.port();
        if (!what.equals("node")) {
            long postmaster = server.postmaster().pid();
            if (what.equals("everything")) {
                // Together, so that neither sees the other go.
                server.kill();
            }
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        } else {
            server.kill();
        }
        if (!what.equals("database")) {
            server = start(port);
        }
        awaitBack();
    }

    /** Returns when the server and its database answer. */
    private void awaitBack() throws IOException {
        long until = System.nanoTime() + COMES_BACK_NANOS;
        while (true) {
            try {
                Stage.get(nodes().getFirst(), "/rehearsal/account");
                return;
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    @Override
    public void handIn(String report) {
        // It is ours: whoever asked has the files.
    }

    @Override
    public void close() {
        server.close();
        Scratch.delete(scratch);
    }
}
