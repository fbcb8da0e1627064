package ca.dosebook.secrets;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/** The name of a data key: no secret. What was sealed carries it in its second to fifth byte. */
public record KeyId(int value) {

    /** As Tink writes before what its keys seal: a version byte, then the id of the key, the highest byte first. */
    private static final int PREFIX = 5;

    /** The key that sealed this; empty for what no key of this product has sealed. */
    public static Optional<KeyId> of(byte[] sealed) {
        return sealed.length < PREFIX || sealed[0] != 1
                ? Optional.empty()
                : Optional.of(new KeyId(ByteBuffer.wrap(sealed).getInt(1)));
    }

    /** From the four bytes that a statement cut out: {@code substring(identity_sealed from 2 for 4)}. */
    public static KeyId ofBytes(byte[] four) {
        return new KeyId(ByteBuffer.wrap(four).getInt());
    }

    /** The four bytes, to be compared in a statement. */
    public byte[] bytes() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    /** As the operator reads and writes it: eight hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
