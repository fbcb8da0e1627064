package ca.dosebook.placenews;

import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The sealed addresses, for the keys they are sealed with. */
@Component
class SealedAddresses implements SealedRows {

    private static final UUID FIRST = new UUID(0, 0);

    private final NewsStore store;

    SealedAddresses(NewsStore store) {
        this.store = store;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "placenews.wish";
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
        UUID from = after.length == 0 ? FIRST : NewsStore.wish(after);
        List<NewsStore.Wish> rows = store.notSealedWith(resealer.key(), from, most);
        for (NewsStore.Wish row : rows) {
            store.reseal(row, resealer.again(row.sealed(), NewsStore.context(row.id())));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(NewsStore.context(rows.getLast().id()));
    }
}
