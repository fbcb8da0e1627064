package ca.dosebook.immunizations;

import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sealed notes, for the keys they are sealed with. */
@Component
class SealedNotes implements SealedRows {

    private final NoteStore store;

    SealedNotes(NoteStore store) {
        this.store = store;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "immunizations.note";
    }

    @Override
    public boolean any() {
        return store.any();
    }

    @Override
    public Map<KeyId, Long> countByKey() {
        return store.countByKey();
    }

    @Override
    public Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
        return store.reseal(resealer, after, most);
    }
}
