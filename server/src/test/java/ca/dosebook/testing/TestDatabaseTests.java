package ca.dosebook.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    @Test
    void every_fresh_database_is_apart_from_the_others() {
        db.owner().sql("create table mark (text text)").update();
        try (TestDatabase other = TestDatabase.fresh()) {
            assertThat(other.jdbc()
                            .sql("select count(*) from pg_tables where tablename = 'mark'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void the_application_is_no_superuser_in_its_own_database() {
        assertThat(db.jdbc()
                        .sql("select usesuper from pg_user where usename = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void french_letters_are_folded() {
        assertThat(db.jdbc().sql("select lower('ÉÇŒ')").query(String.class).single())
                .isEqualTo("éçœ");
    }
}
