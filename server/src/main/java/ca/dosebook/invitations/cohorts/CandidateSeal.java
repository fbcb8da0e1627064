package ca.dosebook.invitations.cohorts;

import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.invitations.cohorts.reviewing.Interpreter;
import ca.dosebook.invitations.cohorts.reviewing.Meaning;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the cells of a line into sealed bytes and back, bound to the candidate's id so that rows can't be swapped. The
 * cells are kept as they stood in the file: what they mean may depend on an answer still to come.
 */
@Component
class CandidateSeal {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Secrets secrets;
    private final Clock clock;

    CandidateSeal(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Empty where the line names no one, or depends on an answer still to come. */
    Optional<Candidate> candidate(CandidateStore.Sealed row) {
        return meaning(row).details().map(details -> new Candidate(row.id(), row.cohort(), details));
    }

    Meaning meaning(CandidateStore.Sealed row) {
        return interpreter(row.order()).read(line(row));
    }

    Line line(CandidateStore.Sealed row) {
        return open(row.id(), row.line(), row.details());
    }

    Interpreter interpreter(DateOrder order) {
        return Interpreter.of(order, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    byte[] seal(CandidateId id, Line line) {
        List<String> problems = line.problems().stream()
                .map(problem -> problem.finding().name()
                        + problem.column().map(column -> ":" + column.name()).orElse(""))
                .toList();
        byte[] plain = JSON.writeValueAsBytes(new Kept(line.cells(), problems));
        return secrets.seal(Purpose.RECORD, plain, context(id));
    }

    private Line open(CandidateId id, int number, byte[] sealed) {
        byte[] plain = secrets.open(Purpose.RECORD, sealed, context(id))
                .orElseThrow(() -> new IllegalStateException("candidate " + id.value() + " does not open"));
        Kept kept = JSON.readValue(plain, Kept.class);
        List<String> cells = new ArrayList<>(kept.cells);
        // A column that came with a newer version is empty in what was kept before.
        while (cells.size() < Column.values().length) {
            cells.add("");
        }
        return new Line(
                number,
                cells,
                kept.problems.stream().map(CandidateSeal::problem).toList());
    }

    static byte[] context(CandidateId id) {
        return ByteBuffer.allocate(16)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
    }

    private static Problem problem(String kept) {
        List<String> parts = Arrays.asList(kept.split(":", 2));
        Optional<Column> column = parts.size() == 1 ? Optional.empty() : Optional.of(Column.valueOf(parts.get(1)));
        return new Problem(Finding.valueOf(parts.getFirst()), column);
    }

    private record Kept(List<String> cells, List<String> problems) {
        @Override
        public String toString() {
            return "Kept[masked]";
        }
    }
}
