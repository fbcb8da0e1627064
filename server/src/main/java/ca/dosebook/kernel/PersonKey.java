package ca.dosebook.kernel;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key of a person in every table: a keyed hash of the health number, or of name, birth date and postal code for
 * someone without a card. It tells nothing without the installation's key, and is still not printed in full.
 */
public final class PersonKey {

    private final byte[] bytes;

    public PersonKey(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a person's key has 32 bytes");
        }
        this.bytes = bytes.clone();
    }

    /** A copy of the 32 bytes, for a query parameter. */
    public byte[] value() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "PersonKey[" + HexFormat.of().formatHex(bytes, 0, 3) + "…]";
    }
}
