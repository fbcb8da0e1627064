package ca.dosebook.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** One key, unwrapped, ready to seal or to hash. Only in memory. */
final class DataKey {

    private static final int HASH_BYTES = 32;

    private final Purpose purpose;
    private final KeysetHandle handle;
    private final @Nullable Aead aead;
    private final @Nullable PrfSet prf;

    static {
        prepareTink();
    }

    /** Tink makes and reads only kinds of keys it was told of; told twice, it does nothing. */
    static void prepareTink() {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink has no AES-GCM or HMAC", e);
        }
    }

    private DataKey(Purpose purpose, KeysetHandle handle) throws GeneralSecurityException {
        this.purpose = purpose;
        this.handle = handle;
        this.aead = purpose.seals() ? handle.getPrimitive(RegistryConfiguration.get(), Aead.class) : null;
        this.prf = purpose.seals() ? null : handle.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    static DataKey make(Purpose purpose) {
        try {
            return new DataKey(purpose, KeysetHandle.generateNew(purpose.parameters()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be made", e);
        }
    }

    /** One key of a keyset of several. */
    static DataKey of(Purpose purpose, Key key, int id) throws GeneralSecurityException {
        return new DataKey(
                purpose,
                KeysetHandle.newBuilder()
                        .addEntry(KeysetHandle.importKey(key).withFixedId(id).makePrimary())
                        .build());
    }

    static DataKey ofBytes(Purpose purpose, byte[] bytes) {
        try {
            return new DataKey(purpose, TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key can't be read", e);
        }
    }

    byte[] bytes() {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key can't be written", e);
        }
    }

    KeyId id() {
        return new KeyId(handle.getPrimary().getId());
    }

    /** What a wrapped key is bound to, so that keys can't change places. */
    byte[] context() {
        return context(purpose, id());
    }

    static byte[] context(Purpose purpose, KeyId id) {
        return ("dosebook data key " + purpose.name() + " " + id).getBytes(StandardCharsets.UTF_8);
    }

    Aead aead() {
        if (aead == null) {
            throw new IllegalArgumentException(purpose + " does not seal");
        }
        return aead;
    }

    byte[] hash(byte[] data) {
        if (prf == null) {
            throw new IllegalArgumentException(purpose + " does not hash");
        }
        try {
            return prf.computePrimary(data, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hashing failed", e);
        }
    }

    @Override
    public String toString() {
        return "DataKey[" + purpose + " " + id() + "]";
    }
}
