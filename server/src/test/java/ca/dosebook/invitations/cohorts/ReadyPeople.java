package ca.dosebook.invitations.cohorts;

import ca.dosebook.invitations.cohorts.CandidateStore.Fresh;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.invitations.cohorts.reviewing.Checked;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Approved cohorts for tests of waves. */
public final class ReadyPeople {

    private ReadyPeople() {}

    /** An approved list with these lines. */
    public static CohortId approved(ApplicationContext context, HealthUnitId unit, List<Map<Column, String>> lines) {
        CohortStore cohorts = context.getBean(CohortStore.class);
        CandidateStore candidates = context.getBean(CandidateStore.class);
        CandidateSeal seal = context.getBean(CandidateSeal.class);
        Clock clock = context.getBean(Clock.class);
        CohortId id = new CohortId(Uuids.next());
        cohorts.insert(id, unit, "List", UUID.randomUUID(), clock.instant());
        List<Fresh> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = new Line(i + 2, cells(lines.get(i)), List.of());
            CandidateId candidate = new CandidateId(Uuids.next());
            rows.add(new Fresh(
                    candidate,
                    new Checked(line, Optional.empty(), Optional.empty(), Set.of(), OptionalInt.empty()),
                    seal.seal(candidate, line)));
        }
        candidates.insert(id, rows);
        cohorts.approve(id, UUID.randomUUID(), clock.instant());
        return id;
    }

    private static List<String> cells(Map<Column, String> line) {
        List<String> cells = new ArrayList<>(Collections.nCopies(Column.values().length, ""));
        line.forEach((column, text) -> cells.set(column.ordinal(), text));
        return cells;
    }
}
