package ca.dosebook.access.factors;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** After a rotation every phone goes on working, under the new key. */
class SealedAppsTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    @TempDir
    Path directory;

    @Test
    void secrets_are_sealed_anew_in_small_batches_and_open_as_before() {
        SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
        FactorStore store = new FactorStore(db.jdbc());
        Secrets before = SecretsFixture.on(db.jdbc(), directory, clock);
        List<UserId> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UserId user = StaffFixture.on(db.jdbc(), clock)
                    .user(UUID.randomUUID() + "@example.ca", new StaffName("Noor", "Haddad"));
            byte[] plain = new byte[20];
            plain[0] = (byte) i;
            store.propose(
                    UUID.randomUUID(),
                    user,
                    before.seal(Purpose.RECORD, plain, Factors.context("app", user)),
                    clock.instant());
            users.add(user);
        }
        SealedApps apps = new SealedApps(store);
        KeyId fresh = SecretsFixture.rotate(db.jdbc(), directory, clock, Purpose.RECORD);
        assertThat(apps.countByKey()).doesNotContainKey(fresh);

        Secrets after = SecretsFixture.on(db.jdbc(), directory, clock);
        Optional<byte[]> end = Optional.of(new byte[0]);
        for (int batch = 0; end.isPresent() && batch < 10; batch++) {
            end = apps.reseal(SecretsFixture.resealer(after, Purpose.RECORD), end.get(), 2);
        }

        assertThat(end).isEmpty();
        assertThat(apps.any()).isTrue();
        assertThat(apps.countByKey()).containsOnlyKeys(fresh).containsEntry(fresh, 5L);
        for (UserId user : users) {
            byte[] stored = store.unconfirmed(user).orElseThrow().sealed();
            assertThat(after.open(Purpose.RECORD, stored, Factors.context("app", user)))
                    .get()
                    .satisfies(plain -> assertThat(plain[0]).isEqualTo((byte) users.indexOf(user)));
        }
    }
}
