package ca.dosebook.secrets;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Seals, opens and hashes with the keys of this installation. Every node of an installation uses the same keys.
 *
 * <p>Sealing is AES-256-GCM, hashing HMAC-SHA-256, with keys and in the form of Tink. What was sealed names its key, so that a new key
 * can come into use on all nodes while older values still open.
 */
public final class Secrets {

    private final Keyring keys;

    Secrets(Keyring keys) {
        this.keys = keys;
    }

    /**
     * Encrypts and authenticates.
     *
     * @param context bound to the result but not contained in it: opening needs the same bytes
     */
    public byte[] seal(Purpose purpose, byte[] plain, byte[] context) {
        return seal(keys.primary(purpose), plain, context);
    }

    private static byte[] seal(DataKey key, byte[] plain, byte[] context) {
        try {
            return key.aead().encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** The plain bytes, or empty when the value was changed, belongs to another context or to an unknown key. */
    public Optional<byte[]> open(Purpose purpose, byte[] sealed, byte[] context) {
        Optional<DataKey> key = KeyId.of(sealed).flatMap(id -> keys.find(purpose, id));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.get().aead().decrypt(sealed, context));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** A 32-byte keyed hash to find things by: equal for equal input, and no use to anyone without the key. */
    public byte[] keyedHash(byte[] data) {
        return keyedHash(Purpose.INDEX, data);
    }

    /** A 32-byte keyed hash with the key of a purpose that hashes. After a rotation it differs: see {@link #hashed}. */
    public byte[] keyedHash(Purpose purpose, byte[] data) {
        return keys.primary(purpose).hash(data);
    }

    /** Whether this is the keyed hash of these bytes, by the key of now or an older one. */
    public boolean hashed(Purpose purpose, byte[] data, byte[] hash) {
        for (DataKey key : keys.all(purpose)) {
            if (MessageDigest.isEqual(key.hash(data), hash)) {
                return true;
            }
        }
        return false;
    }

    /** What seals values anew with the key of now. */
    Resealer resealer(Purpose purpose) {
        DataKey key = keys.primary(purpose);
        return new Resealer(key.id(), (value, context) -> {
            byte[] plain = open(purpose, value, context)
                    .orElseThrow(() -> new IllegalStateException("a sealed value does not open"));
            return seal(key, plain, context);
        });
    }
}
