package ca.dosebook.access.factors;

import ca.dosebook.access.factors.FactorStore.SealedApp;
import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The sealed secrets of the apps, for the keys they are sealed with. */
@Component
class SealedApps implements SealedRows {

    private final FactorStore store;

    SealedApps(FactorStore store) {
        this.store = store;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "access.totp";
    }

    @Override
    public boolean any() {
        return store.anyApp();
    }

    @Override
    public Map<KeyId, Long> countByKey() {
        return store.countByKey();
    }

    @Override
    public Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
        UUID from = after.length == 0 ? new UUID(0, 0) : uuid(ByteBuffer.wrap(after));
        List<SealedApp> rows = store.notSealedWith(resealer.key(), from, most);
        for (SealedApp row : rows) {
            store.reseal(row, resealer.again(row.secret(), Factors.context("app", row.user())));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(bytes(rows.getLast().id()));
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
