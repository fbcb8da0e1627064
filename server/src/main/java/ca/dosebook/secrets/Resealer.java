package ca.dosebook.secrets;

import java.util.function.BinaryOperator;

/** Seals values anew with one key, for a module that keeps sealed values. */
public final class Resealer {

    private final KeyId key;
    private final BinaryOperator<byte[]> again;

    Resealer(KeyId key, BinaryOperator<byte[]> again) {
        this.key = key;
        this.again = again;
    }

    /** The key that values are sealed with; what names it already is left alone. */
    public KeyId key() {
        return key;
    }

    /** The same, sealed with {@link #key}. Throws when it does not open. */
    public byte[] again(byte[] sealed, byte[] context) {
        return again.apply(sealed, context);
    }
}
