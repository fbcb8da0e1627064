package ca.dosebook.invitations.cohorts;

import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sealed lines of cohorts, for the keys they are sealed with. */
@Component
class SealedCandidates implements SealedRows {

    private final CandidateStore store;

    SealedCandidates(CandidateStore store) {
        this.store = store;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "invitations.candidate";
    }

    @Override
    public boolean any() {
        return store.anySealed();
    }

    @Override
    public Map<KeyId, Long> countByKey() {
        return store.countByKey();
    }

    @Override
    public Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
        List<CandidateStore.Sealed> rows = store.notSealedWith(resealer.key(), after, most);
        for (CandidateStore.Sealed row : rows) {
            store.reseal(row, resealer.again(row.details(), CandidateSeal.context(row.id())));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(CandidateSeal.context(rows.getLast().id()));
    }
}
