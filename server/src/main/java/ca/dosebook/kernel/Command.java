package ca.dosebook.kernel;

import java.io.PrintStream;
import java.util.List;

/**
 * Something the operator does on the command line, {@code ./dosebook NAME ARGUMENTS}, while Dosebook runs or while it
 * does not. Every bean of this type is a command.
 *
 * <p>A command runs with the beans it needs and nothing else: no pages, and nothing that works on a schedule (see
 * {@link WhenServing}). It is the only one of its process, so it may take its time.
 */
public interface Command {

    /** The whole command was done, and found nothing wrong. */
    int DONE = 0;

    /** Something outside is wrong, or what was checked is not in order. */
    int WRONG = 1;

    /** The arguments make no sense. */
    int MISUSED = 2;

    /** The first word, in lower case. */
    String name();

    /**
     * Does it.
     *
     * @param arguments the words after the name
     * @param out for what was asked for; complaints about the arguments go there too, in one sentence
     * @return {@link #DONE}, {@link #WRONG} or {@link #MISUSED}: the status of the process
     * @throws StartupProblem for what is wrong outside, in one sentence
     */
    int run(List<String> arguments, PrintStream out);
}
