package ca.dosebook.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.audit.AuditFixture;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A log, its chain and one node's list of heads. */
final class ChainWorld {

    static final Actor STAFF = Actor.staff(UUID.randomUUID(), Optional.empty(), "192.0.2.1");

    final SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
    final TestDatabase db;
    final Audit audit;
    final Alerts alerts;
    final Linker linker;
    final HeadKeeper keeper;
    final AuditChain chain;
    final AuditCommand command;
    final ChainStore store;

    ChainWorld(TestDatabase db, Path data) {
        this(db, data, SecretsFixture.fresh());
    }

    ChainWorld(TestDatabase db, Path data, Secrets secrets) {
        this.db = db;
        var transactions = new JdbcTransactionManager(db.dataSource());
        store = new ChainStore(new JdbcTemplate(db.dataSource()));
        var seal = new ChainSeal(secrets);
        var file = new HeadsFile(data);
        audit = AuditFixture.on(db.jdbc(), clock);
        alerts = AuditFixture.alerts(db, clock);
        linker = new Linker(store, seal, AuditFixture.cluster(db.jdbc()), new TransactionTemplate(transactions), clock);
        keeper = new HeadKeeper(store, file, linker, alerts);
        chain = new AuditChain(store, seal, file, transactions);
        command = new AuditCommand(chain, alerts, clock);
    }

    void write(int entries) {
        audit.record(IntStream.range(0, entries)
                .mapToObj(i -> AuditEntry.of(STAFF, Act.PERSON_SEEN).noting("entry " + i))
                .toList());
    }

    /** Blocks of three entries each, and their head in the list. */
    void writeBlocks(int blocks) {
        for (int i = 0; i < blocks; i++) {
            write(3);
            linkAll();
        }
        keeper.keep();
    }

    /** Something else on the server, such as the gathering of statistics, may be in a transaction for a moment. */
    void linkAll() {
        long end = System.nanoTime() + 20_000_000_000L;
        do {
            linker.link();
            assertThat(System.nanoTime()).isLessThan(end);
        } while (chain.verify().unlinked() > 0);
    }

    /** As the owner of the tables. */
    void tamper(String sql) {
        assertThat(db.owner().sql(sql).update()).isPositive();
    }

    Verification.Breach breach() {
        return chain.verify().breach().orElseThrow();
    }

    /** What the operator reads, and the status before it. */
    String told() {
        var bytes = new ByteArrayOutputStream();
        int status = command.run(List.of("verify"), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return status + " " + bytes.toString(StandardCharsets.UTF_8);
    }
}
