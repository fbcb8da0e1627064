package ca.dosebook.secrets;

import ca.dosebook.kernel.Idle;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** One key, unwrapped, ready to seal or to hash. Only in memory. */
final class DataKey {

    private final Purpose purpose;
    private final KeysetHandle handle;
    private final @Nullable Aead aead;
    private final @Nullable Hashing hashing;

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
        Key key = handle.getPrimary().getKey();
        this.aead = key instanceof AesGcmKey aes ? new Sealing(aes) : null;
        this.hashing = key instanceof HmacPrfKey hmac ? new Hashing(hmac) : null;
    }

    /**
     * What Tink does with a key of this kind, by the same algorithms of the JDK and byte for byte. Tink keeps a cipher for
     * each thread; of our threads each serves one request, so that it would be made anew every time, at ten times the cost
     * of sealing.
     */
    private static final class Sealing implements Aead {

        private static final int NONCE_BYTES = 12;
        private static final int TAG_BITS = 128;

        private record Tools(Cipher cipher, SecureRandom random) {}

        private final byte[] prefix;
        private final SecretKeySpec key;
        private final Idle<Tools> idle = new Idle<>();

        @AccessesPartialKey
        Sealing(AesGcmKey key) throws GeneralSecurityException {
            this.prefix = key.getOutputPrefix().toByteArray();
            this.key = new SecretKeySpec(key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "AES");
            if (prefix.length == 0
                    || key.getParameters().getIvSizeBytes() != NONCE_BYTES
                    || key.getParameters().getTagSizeBytes() * 8 != TAG_BITS) {
                throw new GeneralSecurityException("not a key of ours");
            }
        }

        private Tools tools() throws GeneralSecurityException {
            Tools tools = idle.take();
            return tools == null ? new Tools(Cipher.getInstance("AES/GCM/NoPadding"), new SecureRandom()) : tools;
        }

        @Override
        public byte[] encrypt(byte[] plain, byte[] context) throws GeneralSecurityException {
            Tools tools = tools();
            byte[] nonce = new byte[NONCE_BYTES];
            tools.random().nextBytes(nonce);
            byte[] sealed = Arrays.copyOf(prefix, prefix.length + NONCE_BYTES + plain.length + TAG_BITS / 8);
            System.arraycopy(nonce, 0, sealed, prefix.length, NONCE_BYTES);
            tools.cipher().init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            tools.cipher().updateAAD(context);
            tools.cipher().doFinal(plain, 0, plain.length, sealed, prefix.length + NONCE_BYTES);
            idle.keep(tools);
            return sealed;
        }

        @Override
        public byte[] decrypt(byte[] sealed, byte[] context) throws GeneralSecurityException {
            int begin = prefix.length + NONCE_BYTES;
            if (sealed.length < begin + TAG_BITS / 8
                    || !Arrays.equals(sealed, 0, prefix.length, prefix, 0, prefix.length)) {
                throw new GeneralSecurityException("not sealed with this key");
            }
            Tools tools = tools();
            tools.cipher()
                    .init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, prefix.length, NONCE_BYTES));
            tools.cipher().updateAAD(context);
            // A value that does not open leaves its cipher to the garbage collector.
            byte[] plain = tools.cipher().doFinal(sealed, begin, sealed.length - begin);
            idle.keep(tools);
            return plain;
        }
    }

    private static final class Hashing {

        private static final String ALGORITHM = "HmacSHA256";

        private final SecretKeySpec key;
        private final Idle<Mac> idle = new Idle<>();

        @AccessesPartialKey
        Hashing(HmacPrfKey key) throws GeneralSecurityException {
            this.key = new SecretKeySpec(key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), ALGORITHM);
            if (key.getParameters().getHashType() != HmacPrfParameters.HashType.SHA256) {
                throw new GeneralSecurityException("not a key of ours");
            }
        }

        byte[] hash(byte[] data) throws GeneralSecurityException {
            Mac mac = idle.take();
            if (mac == null) {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
            }
            byte[] hash = mac.doFinal(data);
            idle.keep(mac);
            return hash;
        }
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
        if (hashing == null) {
            throw new IllegalArgumentException(purpose + " does not hash");
        }
        try {
            return hashing.hash(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hashing failed", e);
        }
    }

    @Override
    public String toString() {
        return "DataKey[" + purpose + " " + id() + "]";
    }
}
