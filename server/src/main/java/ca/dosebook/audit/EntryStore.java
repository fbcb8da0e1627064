package ca.dosebook.audit;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes entries. There is no update and no delete. */
@Repository
class EntryStore {

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement, however many they are. */
    void insert(Map<String, Object> entries) {
        jdbc.sql(AuditSql.INSERT).params(entries).update();
    }

    /** PostgreSQL's own number of this server; any role may ask for it. */
    long cluster() {
        return jdbc.sql("select system_identifier from pg_control_system()")
                .query(Long.class)
                .single();
    }
}
