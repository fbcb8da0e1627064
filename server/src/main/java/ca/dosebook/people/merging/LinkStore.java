package ca.dosebook.people.merging;

import ca.dosebook.kernel.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of links, but that of correcting a person, which leaves one in its own statement. */
@Repository
class LinkStore {

    private static final String SELECT = """
            select link_id, person_key, same_as_key, reason, merged_at, merged_by, organization_id, undone_at, undone_by,
                   undone_reason
              from people.link
            """;

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to the root, and down again to all that lead there. {@code union} ends it whatever the links are like. */
    Linked linked(PersonKey key) {
        Set<PersonKey> all = new HashSet<>();
        PersonKey[] current = {key};
        jdbc.sql("""
                        with recursive up as (
                          select cast(:person_key as bytea) as person_key
                           union
                          select link.same_as_key
                            from up
                            join people.link on link.person_key = up.person_key and link.undone_at is null
                        ), root as (
                          select person_key from up
                           where not exists (select from people.link
                                              where link.person_key = up.person_key and link.undone_at is null)
                        ), down as (
                          select person_key from root
                           union
                          select link.person_key
                            from down
                            join people.link on link.same_as_key = down.person_key and link.undone_at is null
                        )
                        select down.person_key, exists (select from root where root.person_key = down.person_key) as is_root
                          from down""").param("person_key", key.value()).query(row -> {
            PersonKey each = new PersonKey(row.getBytes("person_key"));
            all.add(each);
            if (row.getBoolean("is_root")) {
                current[0] = each;
            }
        });
        return new Linked(current[0], all);
    }

    /** Locks the records with these keys for the rest of the transaction, in an order that is always the same. */
    int lock(PersonKey one, PersonKey other) {
        return jdbc.sql("""
                        select person_key
                          from people.person
                         where person_key in (:one, :other)
                         order by person_key
                           for update""")
                .param("one", one.value())
                .param("other", other.value())
                .query((row, n) -> row.getBytes("person_key"))
                .list()
                .size();
    }

    void insert(Merge merge) {
        jdbc.sql("""
                        insert into people.link
                          (person_key, link_id, same_as_key, reason, merged_at, merged_by, organization_id)
                        values
                          (:person_key, :link_id, :same_as_key, :reason, :merged_at, :merged_by, :organization_id)""")
                .param("person_key", merge.from().value())
                .param("link_id", merge.id().value())
                .param("same_as_key", merge.into().value())
                .param("reason", merge.reason().name())
                .param("merged_at", utc(merge.at()))
                .param("merged_by", merge.by().orElse(null))
                .param("organization_id", merge.organization().orElse(null))
                .update();
    }

    /** Whether it stood until now. */
    boolean undo(Merge merge, Merge.Undone undone) {
        return jdbc.sql("""
                        update people.link
                           set undone_at = :undone_at, undone_by = :undone_by, undone_reason = :undone_reason
                         where person_key = :person_key and link_id = :link_id and undone_at is null""")
                        .param("undone_at", utc(undone.at()))
                        .param("undone_by", undone.by().orElse(null))
                        .param("undone_reason", undone.reason().name())
                        .param("person_key", merge.from().value())
                        .param("link_id", merge.id().value())
                        .update()
                == 1;
    }

    Optional<Merge> find(LinkId id) {
        return jdbc.sql(SELECT + "where link_id = :link_id")
                .param("link_id", id.value())
                .query((row, n) -> merge(row))
                .optional();
    }

    /** Those between the keys of one person, the latest first. */
    List<Merge> of(Set<PersonKey> keys) {
        return jdbc.sql(SELECT + """
                        where person_key = any(:person_keys) or same_as_key = any(:person_keys)
                        order by merged_at desc, link_id desc""")
                .param("person_keys", keys.stream().map(PersonKey::value).toArray(byte[][]::new))
                .query((row, n) -> merge(row))
                .list();
    }

    List<Merge> lately(UUID organization, Instant since, int most) {
        return jdbc.sql(SELECT + """
                        where organization_id = :organization_id and merged_at >= :since and reason <> 'CORRECTED'
                        order by merged_at desc, link_id desc
                        limit :most""")
                .param("organization_id", organization)
                .param("since", utc(since))
                .param("most", most)
                .query((row, n) -> merge(row))
                .list();
    }

    private static Merge merge(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime undoneAt = row.getObject("undone_at", OffsetDateTime.class);
        Optional<Merge.Undone> undone = undoneAt == null
                ? Optional.empty()
                : Optional.of(new Merge.Undone(
                        undoneAt.toInstant(),
                        Optional.ofNullable(row.getObject("undone_by", UUID.class)),
                        UndoReason.valueOf(row.getString("undone_reason"))));
        return new Merge(
                new LinkId(row.getObject("link_id", UUID.class)),
                new PersonKey(row.getBytes("person_key")),
                new PersonKey(row.getBytes("same_as_key")),
                MergeReason.valueOf(row.getString("reason")),
                row.getObject("merged_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("merged_by", UUID.class)),
                Optional.ofNullable(row.getObject("organization_id", UUID.class)),
                undone);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
