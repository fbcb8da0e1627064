package ca.dosebook.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DosebookTest
class ApplicationStartTests {

    @Test
    void the_whole_application_starts_on_a_database_of_its_own(@Autowired JdbcClient jdbc) {
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .startsWith("test_");
    }
}
