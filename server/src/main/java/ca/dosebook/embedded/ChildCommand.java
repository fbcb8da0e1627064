package ca.dosebook.embedded;

import ca.dosebook.kernel.StartupProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The words put in front of a database program so that it runs as somebody PostgreSQL accepts (never root), and so that
 * the server dies with us.
 *
 * @param asWhom what changes the user; empty for an ordinary user
 * @param owner who must own the files; empty when that is us
 */
record ChildCommand(List<String> asWhom, String owner) {

    private static final ChildCommand AS_ONESELF = new ChildCommand(List.of(), "");

    /** Root without its powers: the files stay root's, so any directory will do. Some containers forbid it. */
    private static final ChildCommand IN_USER_NAMESPACE = new ChildCommand(List.of("unshare", "-U"), "");

    private static final ChildCommand AS_NOBODY =
            new ChildCommand(List.of("setpriv", "--reuid", "nobody", "--regid", "65534", "--clear-groups"), "nobody");

    /** The way that works here for a data directory. */
    static ChildCommand choose(Path data) {
        for (String needed : List.of("setpriv", "setsid")) {
            if (!isOnPath(needed)) {
                throw new StartupProblem("The embedded database needs the command " + needed
                        + ", which is missing: install util-linux, or name a PostgreSQL with spring.datasource.url.");
            }
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return AS_ONESELF;
        }
        if (isOnPath("unshare") && succeeds(IN_USER_NAMESPACE.around("true"))) {
            return IN_USER_NAMESPACE;
        }
        return asNobody(data);
    }

    static ChildCommand asNobody(Path data) {
        if (succeeds(AS_NOBODY.around("test", "-x", data.toString()))) {
            return AS_NOBODY;
        }
        throw new StartupProblem("The embedded database cannot run as root here, and the user nobody cannot enter "
                + data + ": start Dosebook as an ordinary user, or choose another directory with --data.");
    }

    /** A command that runs and ends by itself. */
    List<String> around(String... command) {
        var words = new ArrayList<>(asWhom);
        words.addAll(List.of(command));
        return words;
    }

    /**
     * A server that gets SIGINT (PostgreSQL's fast, clean stop) when the thread that started it ends, however the
     * process ends. It has a session of its own: a Ctrl-C in the terminal must not reach it before the connection pool
     * has been closed.
     */
    List<String> dyingWithUs(String... command) {
        var words = new ArrayList<String>();
        words.add("setsid");
        words.addAll(asWhom);
        // Last, since a change of user clears the signal.
        words.addAll(List.of("setpriv", "--pdeathsig", "INT", "--"));
        words.addAll(List.of(command));
        return words;
    }

    private static boolean isOnPath(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
