package ca.dosebook.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.StartupProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTests {

    private static final byte[] PLAIN = "Rose Tremblay".getBytes(UTF_8);
    private static final byte[] CONTEXT = {1, 2, 3};

    @TempDir
    Path directory;

    @Test
    void what_was_sealed_opens_again_after_a_restart() {
        byte[] sealed = SecretsFixture.in(directory).seal(Purpose.RECORD, PLAIN, CONTEXT);

        assertThat(SecretsFixture.in(directory).open(Purpose.RECORD, sealed, CONTEXT))
                .hasValue(PLAIN);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Rose");
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        Secrets secrets = SecretsFixture.in(directory);

        assertThat(secrets.seal(Purpose.RECORD, PLAIN, CONTEXT))
                .isNotEqualTo(secrets.seal(Purpose.RECORD, PLAIN, CONTEXT));
    }

    @Test
    void every_changed_byte_is_noticed() {
        Secrets secrets = SecretsFixture.in(directory);
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
    void another_context_purpose_or_installation_opens_nothing(@TempDir Path elsewhere) {
        Secrets secrets = SecretsFixture.in(directory);
        byte[] sealed = secrets.seal(Purpose.RECORD, PLAIN, CONTEXT);

        assertThat(secrets.open(Purpose.RECORD, sealed, new byte[] {1, 2})).isEmpty();
        assertThat(secrets.open(Purpose.DRAFT, sealed, CONTEXT)).isEmpty();
        assertThat(SecretsFixture.in(elsewhere).open(Purpose.RECORD, sealed, CONTEXT))
                .isEmpty();
        assertThatThrownBy(() -> secrets.seal(Purpose.INDEX, PLAIN, CONTEXT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_hash_is_the_same_after_a_restart_and_different_elsewhere(@TempDir Path elsewhere) {
        byte[] hash = SecretsFixture.in(directory).keyedHash(PLAIN);

        assertThat(hash).hasSize(32);
        assertThat(SecretsFixture.in(directory).keyedHash(PLAIN)).isEqualTo(hash);
        assertThat(SecretsFixture.in(elsewhere).keyedHash(PLAIN)).isNotEqualTo(hash);
    }

    @Test
    void keys_are_for_their_owner_alone() throws Exception {
        SecretsFixture.in(directory.resolve("keys"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keys"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory.resolve("keys"))) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void a_key_that_others_can_read_stops_the_start(String permissions) throws Exception {
        SecretsFixture.in(directory);
        Files.setPosixFilePermissions(directory.resolve("index.json"), PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> SecretsFixture.in(directory))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not a key", "{\"primaryKeyId\": 1}"})
    void a_damaged_key_stops_the_start(String content) throws Exception {
        SecretsFixture.in(directory);
        Files.writeString(directory.resolve("record.json"), content);

        assertThatThrownBy(() -> SecretsFixture.in(directory))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void a_key_directory_that_is_a_file_stops_the_start() throws Exception {
        Path file = Files.createFile(directory.resolve("keys"));

        assertThatThrownBy(() -> SecretsFixture.in(file)).isInstanceOf(StartupProblem.class);
    }

    @Test
    void nodes_that_start_together_agree_on_the_keys() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<byte[]>> starts = Stream.<Callable<byte[]>>generate(
                            () -> () -> SecretsFixture.in(directory).keyedHash(PLAIN))
                    .limit(8)
                    .toList();
            for (var start : threads.invokeAll(starts)) {
                assertThat(start.get()).isEqualTo(SecretsFixture.in(directory).keyedHash(PLAIN));
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }
}
