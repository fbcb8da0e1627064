package ca.dosebook.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
