package ca.dosebook.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretsTests {

    private static final byte[] PLAIN = "Rose Tremblay".getBytes(UTF_8);
    private static final byte[] CONTEXT = {1, 2, 3};

    private final Secrets secrets = SecretsFixture.fresh();
    private final Secrets elsewhere = SecretsFixture.fresh();

    @Test
    void what_was_sealed_is_unreadable_and_opens_again() {
        byte[] sealed = secrets.seal(Purpose.RECORD, PLAIN, CONTEXT);

        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("Rose");
        assertThat(secrets.open(Purpose.RECORD, sealed, CONTEXT)).hasValue(PLAIN);
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        assertThat(secrets.seal(Purpose.RECORD, PLAIN, CONTEXT))
                .isNotEqualTo(secrets.seal(Purpose.RECORD, PLAIN, CONTEXT));
    }

    @Test
    void every_changed_byte_is_noticed() {
        byte[] sealed = secrets.seal(Purpose.RECORD, PLAIN, CONTEXT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] tampered = sealed.clone();
            tampered[i] ^= 1;
            assertThat(secrets.open(Purpose.RECORD, tampered, CONTEXT)).isEmpty();
        }
        assertThat(secrets.open(Purpose.RECORD, new byte[0], CONTEXT)).isEmpty();
        assertThat(secrets.open(Purpose.RECORD, new byte[1000], CONTEXT)).isEmpty();
    }

    @Test
    void another_context_purpose_or_installation_opens_nothing() {
        byte[] sealed = secrets.seal(Purpose.RECORD, PLAIN, CONTEXT);

        assertThat(secrets.open(Purpose.RECORD, sealed, new byte[] {1, 2})).isEmpty();
        assertThat(secrets.open(Purpose.DRAFT, sealed, CONTEXT)).isEmpty();
        assertThat(elsewhere.open(Purpose.RECORD, sealed, CONTEXT)).isEmpty();
        assertThatThrownBy(() -> secrets.seal(Purpose.INDEX, PLAIN, CONTEXT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> secrets.keyedHash(Purpose.RECORD, PLAIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_hash_is_the_same_here_and_different_elsewhere_and_for_another_purpose() {
        byte[] hash = secrets.keyedHash(PLAIN);

        assertThat(hash).hasSize(32).isEqualTo(secrets.keyedHash(Purpose.INDEX, PLAIN));
        assertThat(elsewhere.keyedHash(PLAIN)).isNotEqualTo(hash);
        assertThat(secrets.keyedHash(Purpose.AUDIT, PLAIN)).isNotEqualTo(hash);
        assertThat(secrets.hashed(Purpose.INDEX, PLAIN, hash)).isTrue();
        assertThat(secrets.hashed(Purpose.AUDIT, PLAIN, hash)).isFalse();
    }

    @Test
    void a_sealed_value_names_its_key() {
        byte[] sealed = secrets.seal(Purpose.RECORD, PLAIN, CONTEXT);

        assertThat(KeyId.of(sealed)).hasValue(secrets.resealer(Purpose.RECORD).key());
        assertThat(KeyId.of(new byte[3])).isEmpty();
        assertThat(KeyId.ofBytes(new KeyId(-7).bytes()))
                .isEqualTo(new KeyId(-7))
                .hasToString("fffffff9");
    }

    @Test
    void what_is_sealed_and_hashed_is_what_tink_seals_and_hashes() throws GeneralSecurityException {
        DataKey key = DataKey.make(Purpose.RECORD);
        Aead tink = TinkProtoKeysetFormat.parseKeyset(key.bytes(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        assertThat(tink.decrypt(key.aead().encrypt(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
        assertThat(key.aead().decrypt(tink.encrypt(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
        assertThat(key.aead().decrypt(key.aead().encrypt(new byte[0], CONTEXT), CONTEXT))
                .isEmpty();

        DataKey index = DataKey.make(Purpose.INDEX);
        PrfSet prf = TinkProtoKeysetFormat.parseKeyset(index.bytes(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        assertThat(index.hash(PLAIN)).isEqualTo(prf.computePrimary(PLAIN, 32));
    }

    @Test
    void many_seal_and_open_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 400)
                    .<Callable<Boolean>>mapToObj(n -> () -> {
                        byte[] plain = ("Rose " + n).getBytes(UTF_8);
                        byte[] sealed = secrets.seal(Purpose.RECORD, plain, CONTEXT);
                        byte[] broken = sealed.clone();
                        broken[broken.length - 1] ^= 1;
                        return secrets.open(Purpose.RECORD, broken, CONTEXT).isEmpty()
                                && Arrays.equals(
                                        secrets.open(Purpose.RECORD, sealed, CONTEXT)
                                                .orElseThrow(),
                                        plain)
                                && Arrays.equals(secrets.keyedHash(plain), secrets.keyedHash(plain.clone()));
                    })
                    .toList();
            for (Future<Boolean> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isTrue();
            }
        }
    }
}
