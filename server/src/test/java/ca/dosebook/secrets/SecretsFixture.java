package ca.dosebook.secrets;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys for tests of other modules. */
public final class SecretsFixture {

    private SecretsFixture() {}

    /** New keys in memory alone. */
    public static Secrets fresh() {
        List<Keyring.Held> keys = Stream.of(Purpose.values())
                .map(purpose -> new Keyring.Held(purpose, DataKey.make(purpose), Instant.EPOCH))
                .toList();
        return new Secrets(new Keyring(() -> keys, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    /** The keys of this database, as a node has them that starts now; those that are missing are made. */
    public static Secrets on(JdbcClient jdbc, Path directory, Clock clock) {
        KeyCabinet cabinet = cabinet(jdbc, directory, clock);
        cabinet.open(List.of());
        return new Secrets(new Keyring(cabinet::held, clock));
    }

    static KeyCabinet cabinet(JdbcClient jdbc, Path directory, Clock clock) {
        return new KeyCabinet(new KeyStore(jdbc), new FileKeyProvider(directory), new OldKeyFiles(directory), clock);
    }

    /** A new key that seals at once. */
    public static KeyId rotate(JdbcClient jdbc, Path directory, Clock clock, Purpose purpose) {
        DataKey key = DataKey.make(purpose);
        cabinet(jdbc, directory, clock).add(key, purpose, clock.instant());
        return key.id();
    }

    public static Resealer resealer(Secrets secrets, Purpose purpose) {
        return secrets.resealer(purpose);
    }
}
