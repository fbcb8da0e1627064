package ca.dosebook.invitations.cohorts.reading;

import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.FileProblem;
import java.util.List;
import java.util.Set;

/** A file that no list could be read from. Says nothing of what stood in it. */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1;

    private final FileProblem problem;
    private final transient Heading heading;

    /**
     * What was understood of the heading.
     *
     * @param unknown the places, from 1, of the columns that were not
     */
    public record Heading(Set<Column> found, List<Integer> unknown) {

        static final Heading NONE = new Heading(Set.of(), List.of());

        public Heading {
            found = Set.copyOf(found);
            unknown = List.copyOf(unknown);
        }
    }

    UnreadableFile(FileProblem problem) {
        this(problem, Heading.NONE);
    }

    UnreadableFile(FileProblem problem, Heading heading) {
        super(problem.name());
        this.problem = problem;
        this.heading = heading;
    }

    public FileProblem problem() {
        return problem;
    }

    public Heading heading() {
        return heading;
    }
}
