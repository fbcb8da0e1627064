package ca.dosebook.invitations.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.cohorts.CandidateStore.Fresh;
import ca.dosebook.invitations.cohorts.CandidateStore.RowQuery;
import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.invitations.cohorts.reviewing.Checked;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** After a rotation every line opens as before, under the new key. */
class SealedCandidatesTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
    private final CandidateStore store = new CandidateStore(db.jdbc());
    private final CohortStore cohorts = new CohortStore(db.jdbc());

    @Test
    void lines_are_sealed_anew_in_small_batches_and_those_of_a_discarded_list_stay_empty() {
        var seal = new CandidateSeal(SecretsFixture.on(db.jdbc(), directory, clock), clock);
        CohortId kept = cohort(seal, 5);
        CohortId discarded = cohort(seal, 2);
        store.forget(discarded);
        var sealed = new SealedCandidates(store);
        KeyId fresh = SecretsFixture.rotate(db.jdbc(), directory, clock, Purpose.RECORD);
        assertThat(sealed.countByKey()).hasSize(1).doesNotContainKey(fresh).containsValue(5L);

        Secrets after = SecretsFixture.on(db.jdbc(), directory, clock);
        Optional<byte[]> end = Optional.of(new byte[0]);
        for (int batch = 0; end.isPresent() && batch < 10; batch++) {
            end = sealed.reseal(SecretsFixture.resealer(after, Purpose.RECORD), end.get(), 2);
        }

        assertThat(end).isEmpty();
        assertThat(sealed.any()).isTrue();
        assertThat(sealed.countByKey()).containsOnlyKeys(fresh).containsEntry(fresh, 5L);
        var opening = new CandidateSeal(after, clock);
        assertThat(store.rows(kept, RowQuery.all(0), 10))
                .extracting(opening::line)
                .extracting(Line::number, line -> line.cell(Column.FAMILY_NAME), Line::problems)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        3, "Roy3", List.of(Problem.in(Column.STREET, Finding.CELL_TOO_LONG))));
        assertThat(store.rows(discarded, RowQuery.all(0), 10)).allMatch(row -> row.details().length == 0);
    }

    private CohortId cohort(CandidateSeal seal, int lines) {
        var id = new CohortId(Uuids.next());
        cohorts.insert(id, new HealthUnitId(2241), "A list", UUID.randomUUID(), clock.instant());
        List<Fresh> fresh = new ArrayList<>();
        for (int number = 1; number <= lines; number++) {
            List<String> cells = new ArrayList<>(Collections.nCopies(Column.values().length, ""));
            cells.set(Column.FAMILY_NAME.ordinal(), "Roy" + number);
            var line = new Line(number, cells, List.of(Problem.in(Column.STREET, Finding.CELL_TOO_LONG)));
            var candidate = new CandidateId(Uuids.next());
            fresh.add(new Fresh(
                    candidate,
                    new Checked(line, Optional.empty(), Optional.empty(), Set.of(), OptionalInt.empty()),
                    seal.seal(candidate, line)));
        }
        store.insert(id, fresh);
        return id;
    }
}
