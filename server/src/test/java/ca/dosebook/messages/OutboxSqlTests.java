package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.TestDatabase;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutboxSqlTests {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private static final OffsetDateTime DUE = OffsetDateTime.parse("2021-03-15T12:00:00Z");

    private final UUID messageId = Uuids.next();

    @Test
    void an_act_that_happened_enqueues_its_message_in_the_same_statement() {
        act("select 1", new byte[] {1, 2}).query().singleRow();
        assertThat(rows(messageId)).isEqualTo(1);
    }

    @Test
    void an_act_that_was_refused_tells_nobody() {
        act("select 1 where false", new byte[] {1, 2}).query().singleRow();
        assertThat(rows(messageId)).isZero();
    }

    @Test
    void an_act_that_failed_tells_nobody() {
        var failing = act("select 1 from messages.no_such_table", new byte[] {1});
        assertThatThrownBy(() -> failing.query().singleRow()).isInstanceOf(BadSqlGrammarException.class);
        assertThat(rows(messageId)).isZero();
    }

    @Test
    void a_repeated_act_tells_once() {
        act("select 1", null).query().singleRow();
        act("select 1", null).query().singleRow();
        assertThat(rows(messageId)).isEqualTo(1);
    }

    @Test
    void only_the_name_of_a_common_table_expression_is_pasted() {
        assertThatThrownBy(() -> OutboxSql.enqueueWhen("x); drop table messages.outbox"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private JdbcClient.StatementSpec act(String act, byte @Nullable [] personKey) {
        return DB.jdbc()
                .sql("with acted as (" + act + "), " + OutboxSql.enqueueWhen("acted") + " select count(*) from acted")
                .param("message_id", messageId)
                .param("message_kind", "test.told")
                .param("person_key", personKey, Types.BINARY)
                .param("message_about", Uuids.next())
                .param("language", "fr")
                .param("message_due_at", DUE);
    }

    private static int rows(UUID messageId) {
        return DB.jdbc()
                .sql("select count(*) from messages.outbox where message_id = :id")
                .param("id", messageId)
                .query(Integer.class)
                .single();
    }
}
