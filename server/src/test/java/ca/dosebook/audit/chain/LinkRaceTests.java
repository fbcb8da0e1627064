package ca.dosebook.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.audit.AuditFixture;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Many write, in short and long transactions, some roll back, three nodes link: every entry is linked exactly once. */
class LinkRaceTests {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 40;

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    @TempDir
    Path data;

    @Test
    void every_entry_is_linked_exactly_once() throws Exception {
        Secrets secrets = SecretsFixture.fresh();
        List<ChainWorld> nodes = List.of(
                new ChainWorld(db, data.resolve("1"), secrets),
                new ChainWorld(db, data.resolve("2"), secrets),
                new ChainWorld(db, data.resolve("3"), secrets));
        var committed = new AtomicInteger();
        var writing = new AtomicInteger(WRITERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                all.add(threads.submit(() -> {
                    try {
                        write(nodes.getFirst(), number, committed);
                    } finally {
                        writing.decrementAndGet();
                    }
                    return null;
                }));
            }
            for (ChainWorld node : nodes) {
                all.add(threads.submit(() -> {
                    while (writing.get() > 0) {
                        node.linker.link();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        nodes.getFirst().linkAll();

        Verification found = nodes.getFirst().chain.verify();
        assertThat(found.breach()).isEmpty();
        assertThat(found.entries()).isEqualTo(committed.get());
        assertThat(found.blocks()).isGreaterThan(1);
        assertThat(db.jdbc()
                        .sql("select count(*) from audit.entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(committed.get());
    }

    /** Every transaction writes at its beginning and its end; the links of others happen in between. */
    private static void write(ChainWorld world, int writer, AtomicInteger committed) throws Exception {
        try (Connection connection = db.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var audit = AuditFixture.on(jdbc, world.clock);
            for (int round = 0; round < ROUNDS; round++) {
                AuditEntry entry = AuditEntry.of(ChainWorld.STAFF, Act.PERSON_SEEN);
                audit.record(entry);
                for (int i = 0; i < writer * 3; i++) {
                    jdbc.sql("select 1").query(Integer.class).single();
                }
                audit.record(entry);
                if (round % 5 == 4) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.addAndGet(2);
                }
            }
            connection.setAutoCommit(true);
        }
    }
}
