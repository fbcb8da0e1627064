package ca.dosebook.audit.chain;

import java.util.Arrays;
import java.util.HexFormat;

/** 32 bytes that stand for more. */
record Digest(byte[] bytes) {

    /** What stands before the first block. */
    static final Digest NONE = new Digest(new byte[32]);

    Digest {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a digest has 32 bytes");
        }
        bytes = bytes.clone();
    }

    static Digest of(String hexadecimal) {
        return new Digest(HexFormat.of().parseHex(hexadecimal));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
