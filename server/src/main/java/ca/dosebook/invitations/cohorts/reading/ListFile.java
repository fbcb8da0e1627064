package ca.dosebook.invitations.cohorts.reading;

import ca.dosebook.invitations.cohorts.FileProblem;
import ca.dosebook.invitations.cohorts.reading.UnreadableFile.Heading;
import ca.dosebook.kernel.Personal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Reads a list of people from a file: text with separators, or an Excel workbook. */
public final class ListFile {

    /** The largest file, in bytes. */
    public static final int LARGEST = 25 * 1024 * 1024;

    /** The most lines without the heading. */
    public static final int MOST_LINES = 200_000;

    /** The longest cell that is read, in characters. */
    static final int LONGEST_CELL = 1_000;

    private ListFile() {}

    /** @param lines without the heading and without empty ones; at least one */
    @Personal
    public record Content(Heading heading, List<Line> lines) {

        public Content {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "Content[" + lines.size() + " lines, masked]";
        }
    }

    /**
     * Reads it all.
     *
     * @param done is told how many lines have been read, after each one; what it throws ends the reading
     */
    public static Content read(byte[] file, IntConsumer done) throws UnreadableFile {
        if (file.length == 0) {
            throw new UnreadableFile(FileProblem.EMPTY);
        }
        if (file.length > LARGEST) {
            throw new UnreadableFile(FileProblem.TOO_LARGE);
        }
        var lines = new Collected(done);
        Heading heading = Workbook.isOne(file) ? Workbook.read(file, lines) : SeparatedText.read(file, lines);
        if (lines.all.isEmpty()) {
            throw new UnreadableFile(FileProblem.EMPTY, heading);
        }
        return new Content(heading, lines.all);
    }

    /** Takes lines until there are too many. */
    static final class Collected {

        private final List<Line> all = new ArrayList<>();
        private final IntConsumer done;

        private Collected(IntConsumer done) {
            this.done = done;
        }

        void add(Line line) throws UnreadableFile {
            if (all.size() == MOST_LINES) {
                throw new UnreadableFile(FileProblem.TOO_MANY_LINES);
            }
            all.add(line);
            done.accept(all.size());
        }
    }
}
