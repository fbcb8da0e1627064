package ca.dosebook.people;

import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sealed identities and contacts, for the keys they are sealed with. */
@Component
class SealedPersons implements SealedRows {

    private final PersonStore store;

    SealedPersons(PersonStore store) {
        this.store = store;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "people.person";
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
        List<PersonStore.SealedPerson> rows = store.notSealedWith(resealer.key(), after, most);
        for (PersonStore.SealedPerson row : rows) {
            byte[] context = row.key().value();
            store.reseal(row, resealer.again(row.identity(), context), resealer.again(row.contact(), context));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.getLast().key().value());
    }
}
