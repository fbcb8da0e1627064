package ca.dosebook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseRightsTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set note = 'nothing'",
                "delete from audit.entry",
                "truncate audit.entry",
                "alter table audit.entry drop column note",
                "drop table audit.entry",
                "create table audit.other (text text)",
                "create table public.other (text text)",
                "alter table clinics.slot drop constraint slot_not_overbooked",
                "set role dosebook",
                "comment on table audit.entry is 'anything'"
            })
    void the_application_can_do_nothing_to_the_audit_log_but_add_to_it(String statement) {
        assertThatThrownBy(() -> db.jdbc().sql(statement).update())
                .isInstanceOf(BadSqlGrammarException.class)
                .hasStackTraceContaining("ERROR: ");
    }

    @Test
    void the_application_reads_and_writes_the_rows_of_every_table() {
        assertThat(db.jdbc().sql("""
                                select n.nspname || '.' || c.relname
                                  from pg_class as c
                                  join pg_namespace as n on n.oid = c.relnamespace
                                 where c.relkind = 'r' and n.nspowner = to_regrole('dosebook')
                                   and not (has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
                                            and has_schema_privilege(n.oid, 'usage'))""").query(String.class).list()).isEmpty();
    }

    @Test
    void a_table_that_was_made_or_changed_since_is_put_right_at_the_next_start() {
        try (TestDatabase changed = TestDatabase.fresh()) {
            changed.owner().sql("create table people.more (text text)").update();
            changed.owner()
                    .sql("grant update, delete on audit.entry to dosebook_app")
                    .update();
            changed.owner().sql("update audit.entry set note = ''").update();

            var owner = new DriverManagerDataSource(changed.url(), changed.ownerName(), changed.password());
            assertThat(DatabaseRights.give(owner, changed.user())).isTrue();

            changed.jdbc().sql("insert into people.more values ('x')").update();
            changed.jdbc().sql("delete from people.more").update();
            assertThatThrownBy(() -> changed.jdbc()
                            .sql("update audit.entry set note = ''")
                            .update())
                    .isInstanceOf(BadSqlGrammarException.class);
        }
    }

    @Test
    void one_role_for_both_is_told() {
        var owner = new DriverManagerDataSource(db.url(), db.ownerName(), db.password());
        assertThat(DatabaseRights.give(owner, db.ownerName())).isFalse();
        assertThat(List.of(db.user())).doesNotContain(db.ownerName());
    }
}
