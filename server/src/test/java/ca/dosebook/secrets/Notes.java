package ca.dosebook.secrets;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sealed values in memory, in the stead of a module's table. Their context is {1, 2, 3}. */
final class Notes implements SealedRows {

    static final byte[] CONTEXT = {1, 2, 3};

    private final List<byte[]> sealed = new CopyOnWriteArrayList<>();

    void put(byte[] value) {
        sealed.add(value);
    }

    List<byte[]> all() {
        return sealed;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "notes";
    }

    @Override
    public boolean any() {
        return !sealed.isEmpty();
    }

    @Override
    public Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        sealed.forEach(value -> counts.merge(KeyId.of(value).orElseThrow(), 1L, Long::sum));
        return counts;
    }

    @Override
    public Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
        boolean any = false;
        for (int i = 0; i < sealed.size(); i++) {
            byte[] value = sealed.get(i);
            if (!Arrays.equals(Arrays.copyOfRange(value, 1, 5), resealer.key().bytes())) {
                sealed.set(i, resealer.again(value, CONTEXT));
                any = true;
            }
        }
        return any ? Optional.of(after) : Optional.empty();
    }
}
