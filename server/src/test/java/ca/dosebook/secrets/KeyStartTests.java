package ca.dosebook.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys at the start: made once, found again, missed when they are lost. */
class KeyStartTests {

    private static final byte[] PLAIN = "Rose Tremblay".getBytes(UTF_8);
    private static final byte[] CONTEXT = {1, 2, 3};

    private final TestDatabase db = TestDatabase.fresh();
    private final Clock clock = SettableClock.at("2021-03-20T15:00:00Z");

    @TempDir
    Path directory;

    @AfterEach
    void drop() {
        db.close();
    }

    private Secrets start() {
        return SecretsFixture.on(db.jdbc(), directory, clock);
    }

    private void assertRefused(String words) {
        assertThatThrownBy(this::start)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("\n");
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private int keysStored() {
        return new KeyStore(db.jdbc()).all().size();
    }

    @Test
    void what_was_sealed_opens_again_after_a_restart() {
        byte[] sealed = start().seal(Purpose.RECORD, PLAIN, CONTEXT);
        byte[] hash = start().keyedHash(PLAIN);

        assertThat(start().open(Purpose.RECORD, sealed, CONTEXT)).hasValue(PLAIN);
        assertThat(start().keyedHash(PLAIN)).isEqualTo(hash);
    }

    @Test
    void keys_are_for_their_owner_alone() throws Exception {
        directory = directory.resolve("keys");
        start();

        assertThat(files()).containsExactly("master.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("master.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void no_key_stands_in_the_database_unwrapped() {
        start();
        FileKeyProvider provider = new FileKeyProvider(directory);

        assertThat(new KeyStore(db.jdbc()).all()).hasSize(4).allSatisfy(row -> {
            var wrapped = new KeyProvider.Wrapped(row.master(), row.wrapped().orElseThrow());
            byte[] plain = provider.unwrap(wrapped, DataKey.context(row.purpose(), row.id()));
            assertThat(DataKey.ofBytes(row.purpose(), plain).id()).isEqualTo(row.id());
            assertThatThrownBy(() -> DataKey.ofBytes(row.purpose(), wrapped.bytes()))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void a_master_key_that_others_can_read_stops_the_start(String permissions) throws Exception {
        start();
        Files.setPosixFilePermissions(directory.resolve("master.json"), PosixFilePermissions.fromString(permissions));

        assertRefused("chmod 600");
    }

    @Test
    void a_key_directory_that_others_can_enter_stops_the_start() throws Exception {
        start();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));

        assertRefused("chmod 700");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not a key", "{\"primaryKeyId\": 1}"})
    void a_damaged_master_key_stops_the_start(String content) throws Exception {
        start();
        Files.writeString(directory.resolve("master.json"), content);

        assertRefused("damaged");
        assertThat(keysStored()).isEqualTo(4);
    }

    @Test
    void a_lost_master_key_stops_the_start_and_none_is_made() throws Exception {
        byte[] sealed = start().seal(Purpose.RECORD, PLAIN, CONTEXT);
        byte[] master = Files.readAllBytes(directory.resolve("master.json"));
        Files.delete(directory.resolve("master.json"));

        assertRefused("restore the key directory");
        assertThat(files()).isEmpty();

        Files.write(directory.resolve("master.json"), master);
        Files.setPosixFilePermissions(directory.resolve("master.json"), PosixFilePermissions.fromString("rw-------"));
        assertThat(start().open(Purpose.RECORD, sealed, CONTEXT)).hasValue(PLAIN);
    }

    @Test
    void another_master_key_stops_the_start(@TempDir Path elsewhere) throws Exception {
        start();
        try (TestDatabase other = TestDatabase.fresh()) {
            SecretsFixture.on(other.jdbc(), elsewhere, clock);
        }
        byte[] swapped = Files.readAllBytes(elsewhere.resolve("master.json"));
        Files.write(directory.resolve("master.json"), swapped);

        assertRefused("is not the one this database was made with");
        assertThat(keysStored()).isEqualTo(4);
        assertThat(directory.resolve("master.json")).hasBinaryContent(swapped);
    }

    @Test
    void a_changed_key_in_the_database_stops_the_start() {
        start();
        db.jdbc()
                .sql("update secrets.data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)"
                        + " where purpose = 'RECORD'")
                .update();

        assertRefused("secrets.data_key");
    }

    @Test
    void keys_that_changed_places_do_not_unwrap() {
        start();
        db.jdbc()
                .sql(
                        "update secrets.data_key set wrapped = (select wrapped from secrets.data_key where purpose = 'DRAFT')"
                                + " where purpose = 'RECORD'")
                .update();

        assertRefused("secrets.data_key");
    }

    @Test
    void a_key_directory_that_is_a_file_stops_the_start() throws Exception {
        directory = Files.createFile(directory.resolve("keys"));

        assertRefused("can't be used");
    }

    @Test
    void nodes_that_start_together_agree_on_the_keys() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Secrets>> starts = Stream.<Callable<Secrets>>generate(() -> this::start)
                    .limit(8)
                    .toList();
            byte[] sealed = null;
            for (var started : threads.invokeAll(starts)) {
                Secrets node = started.get();
                assertThat(node.keyedHash(PLAIN)).isEqualTo(start().keyedHash(PLAIN));
                sealed = sealed == null ? node.seal(Purpose.RECORD, PLAIN, CONTEXT) : sealed;
                assertThat(node.open(Purpose.RECORD, sealed, CONTEXT)).hasValue(PLAIN);
            }
        }
        assertThat(files()).containsExactly("master.json");
        assertThat(keysStored()).isEqualTo(4);
    }

    /** Writes a key file as installations of before have it, and returns its keys. */
    private KeysetHandle oldFile(Purpose purpose) throws Exception {
        DataKey.prepareTink();
        KeysetHandle keys = KeysetHandle.generateNew(purpose.parameters());
        Path file = directory.resolve(purpose.word() + ".json");
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return keys;
    }

    @Test
    void the_key_files_of_before_are_taken_over_once() throws Exception {
        KeysetHandle record = oldFile(Purpose.RECORD);
        KeysetHandle index = oldFile(Purpose.INDEX);
        oldFile(Purpose.DRAFT);
        byte[] sealed = record.getPrimitive(RegistryConfiguration.get(), com.google.crypto.tink.Aead.class)
                .encrypt(PLAIN, CONTEXT);
        byte[] hash =
                index.getPrimitive(RegistryConfiguration.get(), PrfSet.class).computePrimary(PLAIN, 32);

        for (Secrets secrets : List.of(start(), start())) {
            assertThat(secrets.open(Purpose.RECORD, sealed, CONTEXT)).hasValue(PLAIN);
            assertThat(secrets.keyedHash(PLAIN)).isEqualTo(hash);
            assertThat(files())
                    .containsExactly(
                            "draft.json.imported", "index.json.imported", "master.json", "record.json.imported");
        }
    }

    @Test
    void records_without_the_keys_they_were_made_with_stop_the_start_and_nothing_is_made() throws Exception {
        KeysetHandle record = oldFile(Purpose.RECORD);
        Notes notes = new Notes();
        notes.put(record.getPrimitive(RegistryConfiguration.get(), com.google.crypto.tink.Aead.class)
                .encrypt(PLAIN, CONTEXT));
        KeyCabinet cabinet = SecretsFixture.cabinet(db.jdbc(), directory, clock);

        assertThatThrownBy(() -> cabinet.open(List.of(notes)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("keys are not there");
        assertThat(keysStored()).isZero();
        assertThat(files()).containsExactly("record.json");

        oldFile(Purpose.INDEX);
        Files.move(directory.resolve("record.json"), directory.resolve("kept"));
        oldFile(Purpose.RECORD);
        assertThatThrownBy(() -> cabinet.open(List.of(notes))).isInstanceOf(StartupProblem.class);
        assertThat(keysStored()).isZero();

        Files.delete(directory.resolve("record.json"));
        Files.move(directory.resolve("kept"), directory.resolve("record.json"));
        cabinet.open(List.of(notes));
        assertThat(keysStored()).isEqualTo(4);
    }
}
