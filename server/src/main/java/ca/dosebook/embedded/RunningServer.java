package ca.dosebook.embedded;

import ca.dosebook.kernel.StartupProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The server of the process that holds the directory; it is theirs to stop. */
record RunningServer(int port, long pid) implements PostgresServer {

    /** The other process may just be starting. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @throws StartupProblem when no server takes connections there within the patience */
    static RunningServer of(DataDirectory directory) throws IOException {
        Path pidFile = directory.pgdata().resolve("postmaster.pid");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> lines = PostgresChild.linesOf(pidFile);
            // See miscadmin.h: LOCK_FILE_LINE_PORT is 4, LOCK_FILE_LINE_PM_STATUS is 8.
            if (lines.size() >= 8 && lines.get(7).strip().equals("ready")) {
                return new RunningServer(
                        Integer.parseInt(lines.get(3).strip()),
                        Long.parseLong(lines.getFirst().strip()));
            }
            if (System.nanoTime() > end) {
                throw new StartupProblem("Another process holds the data directory " + directory.root()
                        + ", but its database does not answer: wait until it has started, or stop it.");
            }
            PostgresChild.pause();
        }
    }

    @Override
    public void stop() {}
}
