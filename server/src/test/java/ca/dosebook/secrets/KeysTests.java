package ca.dosebook.secrets;

import static ca.dosebook.secrets.Notes.CONTEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.secrets.KeyState.Stage;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotation, retiring and the master key, as the operator does them while nodes run. */
class KeysTests {

    private static final byte[] PLAIN = "Rose Tremblay".getBytes(UTF_8);

    private final TestDatabase db = TestDatabase.fresh();
    private final SettableClock clock = SettableClock.at("2021-03-20T15:00:00Z");
    private final Notes notes = new Notes();
    private final List<Object> told = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void drop() {
        db.close();
    }

    /** One of several nodes on this database. */
    private final class Node {
        private final KeyStore store = new KeyStore(db.jdbc());
        private final KeyCabinet cabinet;
        private final Keyring ring;
        private final Secrets secrets;
        private final ResealLoop loop;
        private final Keys keys;

        Node() {
            this(new FileKeyProvider(directory));
        }

        Node(KeyProvider provider) {
            cabinet = new KeyCabinet(store, provider, new OldKeyFiles(directory), clock);
            cabinet.open(List.of(notes));
            ring = new Keyring(cabinet::held, clock);
            secrets = new Secrets(ring);
            loop = new ResealLoop(store, ring, secrets, List.of(notes), clock);
            keys = new Keys(cabinet, store, provider, List.of(notes), clock, told::add);
        }

        byte[] seal() {
            return secrets.seal(Purpose.RECORD, PLAIN, CONTEXT);
        }

        boolean opens(byte[] sealed) {
            return secrets.open(Purpose.RECORD, sealed, CONTEXT).isPresent();
        }
    }

    private static Stage stage(Node node, KeyId id) {
        return node.keys.list().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow()
                .stage();
    }

    @Test
    void a_new_key_seals_only_after_every_node_has_had_time_to_read_it() {
        Node one = new Node();
        Node two = new Node();
        KeyId before = KeyId.of(one.seal()).orElseThrow();
        KeyState made = two.keys.rotate(Purpose.RECORD);

        two.loop.follow();
        assertThat(made.stage()).isEqualTo(Stage.COMING);
        assertThat(KeyId.of(two.seal())).hasValue(before);

        clock.advance(Keys.LEAD);
        assertThat(KeyId.of(two.seal())).hasValue(made.id());
        assertThat(KeyId.of(one.seal())).hasValue(before);
        assertThat(one.opens(two.seal())).isTrue();
        assertThat(KeyId.of(one.seal())).hasValue(made.id());
        assertThat(stage(one, before)).isEqualTo(Stage.OLDER);
        assertThat(stage(one, made.id())).isEqualTo(Stage.PRIMARY);
        assertThat(told).containsExactly(new KeysChanged("rotated record " + made.id()));
    }

    @Test
    void under_a_running_load_of_two_nodes_no_value_ever_fails_to_open() throws Exception {
        List<Node> nodes = List.of(new Node(), new Node());
        BlockingQueue<byte[]> sealed = new LinkedBlockingQueue<>(1000);
        AtomicBoolean running = new AtomicBoolean(true);
        Map<KeyId, Long> opened = new HashMap<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (Node node : nodes) {
                work.add(threads.submit(() -> {
                    while (running.get()) {
                        sealed.put(node.seal());
                    }
                    return null;
                }));
                work.add(threads.submit(() -> {
                    for (byte[] value = sealed.take(); value.length > 0; value = sealed.take()) {
                        assertThat(node.opens(value)).isTrue();
                        KeyId id = KeyId.of(value).orElseThrow();
                        synchronized (opened) {
                            opened.merge(id, 1L, Long::sum);
                        }
                    }
                    return null;
                }));
            }
            for (int i = 0; i < 5; i++) {
                KeyId fresh = nodes.getFirst().keys.rotate(Purpose.RECORD).id();
                nodes.forEach(node -> node.loop.follow());
                clock.advance(Keys.LEAD);
                while (!seen(opened, fresh)) {
                    nodes.forEach(node -> node.loop.follow());
                }
            }
            running.set(false);
            sealed.put(new byte[0]);
            sealed.put(new byte[0]);
            for (Future<?> each : work) {
                each.get();
            }
        }
        assertThat(opened).hasSizeGreaterThanOrEqualTo(6);
    }

    private static boolean seen(Map<KeyId, Long> opened, KeyId key) {
        synchronized (opened) {
            return opened.containsKey(key);
        }
    }

    @Test
    void after_a_rotation_running_nodes_seal_old_rows_anew_and_the_old_key_can_be_retired() {
        Node node = new Node();
        for (int i = 0; i < 50; i++) {
            notes.put(node.seal());
        }
        KeyId old = KeyId.of(node.seal()).orElseThrow();
        KeyId fresh = node.keys.rotate(Purpose.RECORD).id();
        assertThat(node.keys.retire(old)).isEqualTo(new RetireOutcome.StillSeals());
        assertThat(node.keys.retire(fresh)).isEqualTo(new RetireOutcome.StillSeals());

        clock.advance(Keys.LEAD);
        node.loop.follow();
        assertThat(notes.countByKey()).as("others may still seal with it").containsOnlyKeys(old);
        assertThat(node.keys.retire(old)).isInstanceOf(RetireOutcome.TooEarly.class);

        clock.advance(Duration.ofHours(2));
        assertThat(node.keys.retire(old)).isEqualTo(new RetireOutcome.StillNeeded(50));
        assertThat(node.opens(notes.all().getFirst())).isTrue();

        node.loop.follow();
        assertThat(notes.countByKey()).containsExactly(Map.entry(fresh, 50L));
        assertThat(node.keys.retire(old)).isEqualTo(new RetireOutcome.Retired());
        assertThat(node.keys.retire(old)).isEqualTo(new RetireOutcome.Unknown());
        assertThat(stage(node, old)).isEqualTo(Stage.RETIRED);
        assertThat(new Node().cabinet.held()).noneMatch(key -> key.key().id().equals(old));
        assertThat(notes.all()).allMatch(new Node()::opens);
    }

    @Test
    void what_a_retired_key_sealed_opens_nowhere() {
        Node node = new Node();
        byte[] sealed = node.seal();
        node.keys.rotate(Purpose.RECORD);
        clock.advance(Duration.ofHours(2));
        assertThat(node.opens(sealed)).isTrue();

        assertThat(node.keys.retire(KeyId.of(sealed).orElseThrow())).isEqualTo(new RetireOutcome.Retired());

        node.loop.follow();
        assertThat(node.opens(sealed)).isFalse();
    }

    @Test
    void a_key_of_drafts_outlives_every_browsers_copy() {
        Node node = new Node();
        KeyId old = node.secrets.resealer(Purpose.DRAFT).key();
        node.keys.rotate(Purpose.DRAFT);

        clock.advance(Duration.ofDays(1));
        assertThat(node.keys.retire(old)).isInstanceOf(RetireOutcome.TooEarly.class);
        clock.advance(Duration.ofDays(2));
        assertThat(node.keys.retire(old)).isEqualTo(new RetireOutcome.Retired());
    }

    @Test
    void a_hash_of_the_audit_chain_is_known_after_a_rotation_and_its_key_is_kept_for_good() {
        Node node = new Node();
        byte[] hash = node.secrets.keyedHash(Purpose.AUDIT, PLAIN);
        KeyId old = node.keys.list().stream()
                .filter(key -> key.purpose() == Purpose.AUDIT)
                .findFirst()
                .orElseThrow()
                .id();

        node.keys.rotate(Purpose.AUDIT);
        clock.advance(Duration.ofDays(3));
        node.loop.follow();

        assertThat(node.secrets.keyedHash(Purpose.AUDIT, PLAIN)).isNotEqualTo(hash);
        assertThat(node.secrets.hashed(Purpose.AUDIT, PLAIN, hash)).isTrue();
        assertThat(node.keys.retire(old)).isEqualTo(new RetireOutcome.NeededForGood());
    }

    @Test
    void the_index_is_not_rotated() {
        assertThatThrownBy(() -> new Node().keys.rotate(Purpose.INDEX)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_new_master_key_wraps_everything_and_the_old_one_is_kept_until_confirmed() throws Exception {
        Node node = new Node();
        byte[] sealed = node.seal();
        byte[] old = Files.readAllBytes(directory.resolve("master.json"));

        String name = node.keys.rotateMaster();

        assertThat(node.keys.list()).extracting(KeyState::master).containsOnly(name);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2).anySatisfy(file -> assertThat(file).hasBinaryContent(old));
        }
        assertThat(new Node().opens(sealed)).isTrue();
        assertThat(node.keys.confirmMaster()).hasValue(1);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("master.json"));
        }
        assertThat(new Node().opens(sealed)).isTrue();
        Files.write(directory.resolve("master.json"), old);
        assertThatThrownBy(Node::new).isInstanceOf(StartupProblem.class);
    }

    @Test
    void a_master_key_change_that_broke_off_loses_nothing_and_is_finished_by_confirming() {
        Node node = new Node();
        byte[] sealed = node.seal();

        new FileKeyProvider(directory).renew();
        new FileKeyProvider(directory).renew();

        assertThat(new Node().opens(sealed)).isTrue();
        assertThat(node.keys.confirmMaster()).hasValue(2);
        assertThat(new Node().opens(sealed)).isTrue();
    }

    /** Keeps its master keys out of reach and calls them by version, as a key management service does. */
    private static final class KeyService implements KeyProvider {

        private final Map<String, DataKey> versions = new HashMap<>();
        private String current = "none";
        private int asked;

        private DataKey version(String name) {
            DataKey key = versions.get(name);
            if (key == null) {
                throw new StartupProblem("The key service has no key " + name + ".");
            }
            return key;
        }

        @Override
        public void begin() {
            if (versions.isEmpty()) {
                renew();
            }
        }

        @Override
        public String current() {
            return current;
        }

        @Override
        public Wrapped wrap(byte[] key, byte[] context) {
            try {
                return new Wrapped(current, version(current).aead().encrypt(key, context));
            } catch (GeneralSecurityException e) {
                throw new StartupProblem("The key service refuses.", e);
            }
        }

        @Override
        public byte[] unwrap(Wrapped wrapped, byte[] context) {
            asked++;
            try {
                return version(wrapped.master()).aead().decrypt(wrapped.bytes(), context);
            } catch (GeneralSecurityException e) {
                throw new StartupProblem("The key service refuses.", e);
            }
        }

        @Override
        public String renew() {
            current = "projects/dosebook/keys/master/versions/" + (versions.size() + 1);
            versions.put(current, DataKey.make(Purpose.RECORD));
            return current;
        }

        @Override
        public int destroyOthers() {
            int before = versions.size();
            versions.keySet().removeIf(name -> !name.equals(current));
            return before - versions.size();
        }
    }

    @Test
    void a_key_service_can_take_the_place_of_the_file_and_is_not_asked_for_each_value() throws Exception {
        KeyService service = new KeyService();
        Node node = new Node(service);
        byte[] sealed = node.seal();
        int asked = service.asked;

        for (int i = 0; i < 100; i++) {
            assertThat(node.opens(node.seal())).isTrue();
            node.loop.follow();
        }
        assertThat(service.asked).isEqualTo(asked);

        node.keys.rotateMaster();
        assertThat(node.keys.confirmMaster()).hasValue(1);
        assertThat(new Node(service).opens(sealed)).isTrue();
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }
}
