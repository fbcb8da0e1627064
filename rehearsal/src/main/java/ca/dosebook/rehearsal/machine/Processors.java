package ca.dosebook.rehearsal.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time so far, in seconds: of the server, of its database and of this program. From Linux's /proc. */
public record Processors(double server, double database, double generator) {

    /** Linux counts in hundredths of a second wherever Java runs. */
    private static final double TICKS = 100;

    public static Processors now(Server server) throws IOException {
        long postmaster = server.postmaster().pid();
        double database = own(postmaster) + ended(postmaster);
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::descendants)) {
            database += children.mapToDouble(child -> own(child.pid())).sum();
        }
        return new Processors(
                own(server.pid()), database, own(ProcessHandle.current().pid()));
    }

    public Processors minus(Processors before) {
        return new Processors(server - before.server, database - before.database, generator - before.generator);
    }

    public Processors plus(Processors other) {
        return new Processors(server + other.server, database + other.database, generator + other.generator);
    }

    private static double own(long pid) {
        return (field(pid, 14) + field(pid, 15)) / TICKS;
    }

    /** Of children that are gone: a backend ends with its connection. */
    private static double ended(long pid) {
        return (field(pid, 16) + field(pid, 17)) / TICKS;
    }

    /** @param number as proc_pid_stat(5) counts them; the second is a name that may hold spaces */
    private static double field(long pid, int number) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Double.parseDouble(fields[number - 3]);
        } catch (IOException e) {
            return 0;
        }
    }
}
