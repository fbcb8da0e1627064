package ca.dosebook.people;

import ca.dosebook.kernel.PersonKey;
import java.util.Arrays;
import java.util.Map;

/**
 * Who someone says they are before anything shows it: the person's key with the birth date they give, as a keyed hash.
 * A number alone is soon known to others; what is done for a claim touches only what was done for the same claim, so a
 * stranger who types the number with an invented birth date meets nothing of its owner's.
 */
public final class Claim {

    private final PersonKey key;
    private final byte[] birthHash;

    Claim(PersonKey key, byte[] birthHash) {
        this.key = key;
        this.birthHash = birthHash.clone();
    }

    /** The key alone, by which the recorded person is found, whatever birth date was given. */
    public PersonKey key() {
        return key;
    }

    /** A copy of the keyed hash of the birth date given, for a query parameter. */
    public byte[] birthHash() {
        return birthHash.clone();
    }

    /** The claim as parameters of a statement: {@code person_key} and {@code person_birth_hash}. */
    public Map<String, Object> parameters() {
        return Map.of("person_key", key.value(), "person_birth_hash", birthHash.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claim claim && key.equals(claim.key) && Arrays.equals(birthHash, claim.birthHash);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(birthHash);
    }

    @Override
    public String toString() {
        return "Claim[" + key + ", masked]";
    }
}
