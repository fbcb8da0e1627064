package ca.dosebook.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;

/**
 * Seals, opens and hashes with the keys of this installation. Every node of an installation uses the same keys.
 *
 * <p>Sealing is AES-256-GCM, hashing HMAC-SHA-256, both through Tink, whose keysets allow a new primary key while values
 * sealed with older ones still open.
 */
public final class Secrets {

    private static final int HASH_BYTES = 32;

    private final Map<Purpose, Aead> seals;
    private final PrfSet index;

    Secrets(Map<Purpose, Aead> seals, PrfSet index) {
        this.seals = Map.copyOf(seals);
        this.index = index;
    }

    /**
     * Encrypts and authenticates.
     *
     * @param context bound to the result but not contained in it: opening needs the same bytes
     */
    public byte[] seal(Purpose purpose, byte[] plain, byte[] context) {
        try {
            return aead(purpose).encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** The plain bytes, or empty when the value was changed, belongs to another context or to an unknown key. */
    public Optional<byte[]> open(Purpose purpose, byte[] sealed, byte[] context) {
        try {
            return Optional.of(aead(purpose).decrypt(sealed, context));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** A 32-byte keyed hash: equal for equal input, and no use to anyone without the key. */
    public byte[] keyedHash(byte[] data) {
        try {
            return index.computePrimary(data, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hashing failed", e);
        }
    }

    private Aead aead(Purpose purpose) {
        Aead aead = seals.get(purpose);
        if (aead == null) {
            throw new IllegalArgumentException(purpose + " has no sealing key");
        }
        return aead;
    }
}
