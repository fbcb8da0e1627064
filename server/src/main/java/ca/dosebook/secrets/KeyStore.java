package ca.dosebook.secrets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the data keys. */
@Repository
class KeyStore {

    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every key, retired ones too, by purpose and number. */
    List<KeyRow> all() {
        return jdbc.sql("""
                        select purpose, number, key_id, master, wrapped, made_at, primary_from, resealed_at, retired_at
                          from secrets.data_key
                         order by purpose, number""").query((row, n) -> key(row)).list();
    }

    private static KeyRow key(ResultSet row) throws SQLException {
        return new KeyRow(
                Purpose.valueOf(row.getString("purpose")),
                row.getInt("number"),
                new KeyId(row.getInt("key_id")),
                row.getString("master"),
                Optional.ofNullable(row.getBytes("wrapped")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("primary_from", OffsetDateTime.class).toInstant(),
                instant(row.getObject("resealed_at", OffsetDateTime.class)),
                instant(row.getObject("retired_at", OffsetDateTime.class)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    /** Adds a key; false when someone else has added one of the same number meanwhile. */
    boolean add(KeyRow key) {
        return jdbc.sql("""
                        insert into secrets.data_key (purpose, number, key_id, master, wrapped, made_at, primary_from)
                        values (:purpose, :number, :key_id, :master, :wrapped, :made_at, :primary_from)
                        on conflict do nothing""")
                        .param("purpose", key.purpose().name())
                        .param("number", key.number())
                        .param("key_id", key.id().value())
                        .param("master", key.master())
                        .param("wrapped", key.wrapped().orElseThrow())
                        .param("made_at", at(key.madeAt()))
                        .param("primary_from", at(key.primaryFrom()))
                        .update()
                == 1;
    }

    /** Puts the same key, wrapped anew, in the place of what was read; false when it changed meanwhile. */
    boolean rewrap(KeyRow read, KeyProvider.Wrapped wrapped) {
        return jdbc.sql("""
                        update secrets.data_key
                           set master = :master, wrapped = :wrapped
                         where purpose = :purpose and number = :number and wrapped = :before""")
                        .param("master", wrapped.master())
                        .param("wrapped", wrapped.bytes())
                        .param("before", read.wrapped().orElseThrow())
                        .param("purpose", read.purpose().name())
                        .param("number", read.number())
                        .update()
                == 1;
    }

    /** Notes that nothing is left that an older key of the purpose had sealed. */
    void resealed(Purpose purpose, KeyId key, Instant now) {
        jdbc.sql("""
                        update secrets.data_key
                           set resealed_at = :now
                         where purpose = :purpose and key_id = :key_id and resealed_at is null""")
                .param("now", at(now))
                .param("purpose", purpose.name())
                .param("key_id", key.value())
                .update();
    }

    /** Destroys the bytes of a key. */
    void retire(Purpose purpose, KeyId key, Instant now) {
        jdbc.sql("""
                        update secrets.data_key
                           set wrapped = null, retired_at = :now
                         where purpose = :purpose and key_id = :key_id and retired_at is null""")
                .param("now", at(now))
                .param("purpose", purpose.name())
                .param("key_id", key.value())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
