package ca.dosebook.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.audit.Place;
import ca.dosebook.audit.chain.Verification.Breach;
import ca.dosebook.audit.chain.Verification.Reason;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Trust 15: the audit log is append-only and chained; removing or changing one row is detected. */
class ChainTests {

    @TempDir
    Path data;

    private final TestDatabase db = TestDatabase.fresh();

    @AfterEach
    void the_database_is_dropped() {
        db.close();
    }

    private ChainWorld world() {
        return new ChainWorld(db, data);
    }

    @Test
    void an_untouched_log_is_whole() {
        ChainWorld world = world();
        world.writeBlocks(4);

        Verification found = world.chain.verify();

        assertThat(found.breach()).isEmpty();
        assertThat(found.blocks()).isEqualTo(4);
        assertThat(found.entries()).isEqualTo(12);
        assertThat(found.unlinked()).isZero();
        assertThat(found.heads()).isEqualTo(1);
        assertThat(world.told()).startsWith("0 12 entries in 4 blocks are whole.\n1 heads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note = 'nothing'",
                "user_id = gen_random_uuid()",
                "user_id = null",
                "organization_id = gen_random_uuid()",
                "person_key = decode(repeat('00', 32), 'hex')",
                "object_id = gen_random_uuid()",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "actor_kind = 'RESIDENT'",
                "act = 'BOOKING_SEEN'",
                "act_kind = 'CHANGE'",
                "reason = 'CORRECTING'",
                "origin = '192.0.2.2'"
            })
    void trust_15_a_changed_field_of_one_entry_is_found(String change) {
        ChainWorld world = world();
        world.writeBlocks(4);

        world.tamper("update audit.entry set " + change + " where entry_id in (" + entryOf(2) + ")");

        assertThat(world.breach().reason()).isEqualTo(Reason.ENTRY_CHANGED);
        assertThat(world.breach().block()).isEqualTo(2);
        assertThat(world.told())
                .startsWith("1 3 entries in 1 blocks are whole.")
                .contains("an entry of block 2 (closed at");
        assertThat(world.alerts.open(Place.from(world.clock.instant()), 9))
                .singleElement()
                .satisfies(alert -> assertThat(alert.kind()).isEqualTo(AlertKind.CHAIN_BROKEN));
    }

    @Test
    void trust_15_two_entries_that_change_places_are_found() {
        ChainWorld world = world();
        world.writeBlocks(1);

        world.tamper("""
                update audit.entry set note = case note when 'entry 0' then 'entry 1' else 'entry 0' end
                 where note in ('entry 0', 'entry 1')""");

        assertThat(world.breach().reason()).isEqualTo(Reason.ENTRY_CHANGED);
    }

    @Test
    void trust_15_a_deleted_entry_is_found() {
        ChainWorld world = world();
        world.writeBlocks(4);
        world.tamper("delete from audit.entry where entry_id in (" + entryOf(3) + ")");
        assertThat(world.breach().reason()).isEqualTo(Reason.ENTRY_MISSING);
        assertThat(world.breach().block()).isEqualTo(3);
    }

    @Test
    void trust_15_an_entry_put_into_a_closed_block_is_found() {
        ChainWorld world = world();
        world.writeBlocks(4);
        world.tamper("""
                insert into audit.entry
                  (entry_id, recorded_at, actor_kind, origin, act, act_kind, note, cluster, xact)
                select gen_random_uuid(), recorded_at, actor_kind, origin, act, act_kind, note, cluster, xact
                  from audit.entry
                 where entry_id in (%s)""".formatted(entryOf(1)));
        assertThat(world.breach().reason()).isEqualTo(Reason.ENTRY_ADDED);
        assertThat(world.breach().block()).isEqualTo(1);
    }

    @Test
    void trust_15_a_chain_cut_off_at_its_end_is_found_by_the_list_of_heads() {
        ChainWorld world = world();
        world.writeBlocks(4);
        world.tamper("delete from audit.entry where xact >= (select from_xact from audit.block where block_no = 3)");
        world.tamper("delete from audit.block where block_no >= 3");

        assertThat(world.breach().reason()).isEqualTo(Reason.BLOCK_MISSING);
        assertThat(world.breach().block()).isEqualTo(3);
        world.keeper.keep();
        assertThat(world.alerts.open())
                .as("a running node notices within a minute")
                .isEqualTo(1);
    }

    @Test
    void trust_15_an_end_that_was_written_anew_is_found_by_the_list_of_heads() {
        ChainWorld world = world();
        world.writeBlocks(4);
        world.tamper("delete from audit.entry where xact >= (select from_xact from audit.block where block_no = 4)");
        world.tamper("delete from audit.block where block_no = 4");
        world.write(3);
        world.linkAll();

        assertThat(world.breach().reason()).isEqualTo(Reason.HEAD_DIFFERS);
        assertThat(world.breach().block()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entries = entries - 1",
                "to_xact = cast(cast(cast(to_xact as text) as bigint) + 1 as text)::xid8",
                "content = previous",
                "digest = previous",
                "previous = digest",
                "cluster = cluster + 1",
                "closed_at = closed_at - interval '1 day'"
            })
    void trust_15_a_changed_block_is_found(String change) {
        ChainWorld world = world();
        world.writeBlocks(4);
        world.tamper("update audit.block set " + change + " where block_no = 2");
        assertThat(world.breach().reason()).isEqualTo(Reason.BLOCK_CHANGED);
        assertThat(world.breach().block()).isEqualTo(2);
    }

    @Test
    void trust_15_a_missing_block_is_found() {
        ChainWorld world = world();
        world.writeBlocks(4);
        world.tamper("delete from audit.block where block_no = 2");
        assertThat(world.breach()).isEqualTo(new Breach(Reason.BLOCK_MISSING, 2, java.util.Optional.empty()));
    }

    @Test
    void trust_15_a_block_made_without_the_key_is_found() {
        world().writeBlocks(2);
        ChainWorld forger = new ChainWorld(db, data.resolve("elsewhere"), SecretsFixture.fresh());
        forger.write(1);
        forger.linkAll();

        assertThat(new ChainWorld(db, data.resolve("nowhere"), SecretsFixture.fresh())
                        .breach()
                        .reason())
                .isEqualTo(Reason.BLOCK_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.block set entries = 0",
                "delete from audit.block",
                "truncate audit.block",
                "update audit.entry set note = ''",
                "delete from audit.entry"
            })
    void trust_15_the_applications_role_can_only_add(String statement) {
        assertThatThrownBy(() -> db.jdbc().sql(statement).update()).isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void where_nothing_was_written_there_is_no_block() {
        ChainWorld world = world();
        world.writeBlocks(1);
        world.linker.link();
        world.linker.link();
        assertThat(world.chain.verify().blocks()).isEqualTo(1);
    }

    @Test
    void an_entry_of_a_transaction_that_is_not_over_waits_and_nothing_after_it_is_closed() throws Exception {
        ChainWorld world = world();
        try (var connection = db.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            var slow = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            ca.dosebook.audit.AuditFixture.on(slow, world.clock)
                    .record(AuditEntry.of(ChainWorld.STAFF, Act.PERSON_SEEN).noting("slow"));
            world.write(1);
            world.linker.link();
            assertThat(world.chain.verify().unlinked()).isEqualTo(1);
            world.clock.advance(Duration.ofMinutes(2));
            assertThat(world.told())
                    .startsWith("0 0 entries")
                    .contains("1 entries are not in a block yet", "written at");
            connection.commit();
            connection.setAutoCommit(true);
        }
        world.linkAll();
        assertThat(world.chain.verify().entries()).isEqualTo(2);
        assertThat(world.chain.verify().breach()).isEmpty();
    }

    @Test
    void many_entries_of_one_transaction_are_in_one_block_and_many_transactions_in_several() {
        ChainWorld world = world();
        world.write(1);
        world.write(Linker.MOST + 10);
        world.write(1);
        world.linkAll();

        Verification found = world.chain.verify();
        assertThat(found.breach()).isEmpty();
        assertThat(found.entries()).isEqualTo(Linker.MOST + 12);
        assertThat(found.blocks()).isBetween(2L, 3L);
    }

    @Test
    void entries_that_came_from_another_server_are_chained_once() {
        ChainWorld world = world();
        world.writeBlocks(2);
        // As after loading a copy into a new server: what was in no block yet comes along.
        world.write(2);
        world.tamper(
                "update audit.entry set cluster = 7 where xact >= (select max_xact from (select to_xact as max_xact"
                        + " from audit.block order by block_no desc limit 1) as last)");
        ChainWorld after = new ChainWorld(db, data.resolve("new"), SecretsFixture.fresh());
        after.linker.link();

        assertThat(db.jdbc()
                        .sql("select entries from audit.block where cluster = 7")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void the_list_of_heads_is_for_its_owner_alone_and_survives_a_torn_line() throws Exception {
        ChainWorld world = world();
        world.writeBlocks(1);
        Path file = data.resolve("audit-heads.log");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "2 abc", StandardOpenOption.APPEND);
        world.writeBlocks(1);
        world.keeper.keep();

        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(world.chain.verify().heads()).isEqualTo(2);
        assertThat(world.chain.verify().breach()).isEmpty();
    }

    @Test
    void what_is_written_at_the_stop_is_chained_and_its_head_kept() {
        ChainWorld world = world();
        world.writeBlocks(1);
        world.linkAll();
        world.write(1);
        world.keeper.keepLast();
        assertThat(world.chain.verify().blocks() + world.chain.verify().unlinked())
                .isEqualTo(2);
    }

    @Test
    void a_wrong_word_is_misuse() {
        assertThat(world().command.run(List.of("repair"), System.out)).isEqualTo(2);
    }

    /** The first entry of a block. */
    private static String entryOf(int block) {
        return """
                select e.entry_id
                  from audit.entry as e
                  join audit.block as b on b.cluster = e.cluster and e.xact >= b.from_xact and e.xact < b.to_xact
                 where b.block_no = %d
                 order by e.entry_id
                 limit 1""".formatted(block);
    }
}
