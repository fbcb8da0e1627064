package ca.dosebook.secrets;

import java.util.Map;
import java.util.Optional;

/**
 * Sealed values that a module keeps in its tables. A bean of this type registers them: they are sealed anew after a
 * rotation, and a key is not retired while one is sealed with it. Every table with sealed values needs one.
 */
public interface SealedRows {

    Purpose purpose();

    /** Schema and table, for the operator. */
    String table();

    boolean any();

    /** How many rows hold a value sealed with each key; a row with values of two keys counts for both. Reads it all. */
    Map<KeyId, Long> countByKey();

    /**
     * Seals a few rows anew. A row that changes meanwhile is left to its change.
     *
     * @param after where the last batch ended; empty bytes at the beginning
     * @param most how many rows to seal
     * @return where it ended; empty when nothing is left that another key has sealed
     */
    Optional<byte[]> reseal(Resealer resealer, byte[] after, int most);
}
