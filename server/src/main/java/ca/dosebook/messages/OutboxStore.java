package ca.dosebook.messages;

import ca.dosebook.kernel.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL of the outbox, apart from the fragment that others paste. */
@Component
class OutboxStore {

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message that is this node's to deliver until its lease ends. */
    record Leased(MessageRequest request, int attempts, Instant firstDueAt) {}

    boolean enqueue(MessageRequest request, Instant dueAt) {
        String sql = "with asked as (select 1), " + OutboxSql.enqueueWhen("asked") + " select count(*) from enqueued";
        return jdbc.sql(sql)
                        .param("message_id", request.messageId())
                        .param("message_kind", request.kind().value())
                        .param("person_key", request.personKey(), Types.BINARY)
                        .param("message_about", request.about())
                        .param("language", request.language().code())
                        .param("message_due_at", utc(dueAt))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /**
     * Takes messages that are due, so that no other node sends them meanwhile. The lease is measured by the database's
     * clock, the only one that all nodes share: a node whose own clock is an hour ahead must not take what another is
     * just sending.
     */
    List<Leased> lease(Collection<MessageKind> kinds, int atMost, Duration lease, Instant now) {
        return jdbc.sql("""
                        with due as (
                            select person_key, message_id
                              from messages.outbox
                             where sent_at is null
                               and given_up_at is null
                               and due_at <= :now
                               and (leased_until is null or leased_until < clock_timestamp())
                               and kind = any(:kinds::text[])
                             order by due_at
                             limit :at_most
                               for update skip locked
                        )
                        update messages.outbox o
                           set leased_until = clock_timestamp() + make_interval(secs => :lease_seconds),
                               attempts = o.attempts + 1
                          from due
                         where o.person_key = due.person_key
                           and o.message_id = due.message_id
                        returning o.message_id, o.person_key, o.kind, o.about, o.language,
                                  o.attempts, o.first_due_at
                        """)
                .param("now", utc(now))
                .param("kinds", kinds.stream().map(MessageKind::value).toArray(String[]::new))
                .param("at_most", atMost)
                .param("lease_seconds", lease.toSeconds())
                .query((row, n) -> leased(row))
                .list();
    }

    /** True whatever happened to the lease meanwhile: it did go out. */
    void markSent(MessageRequest request, Instant at) {
        jdbc.sql("""
                        update messages.outbox
                           set sent_at = :at,
                               given_up_at = null,
                               leased_until = null,
                               last_problem = null
                         where person_key = :person_key
                           and message_id = :message_id
                        """)
                .param("at", utc(at))
                .param("person_key", keyOf(request))
                .param("message_id", request.messageId())
                .update();
    }

    void markRetry(MessageRequest request, DeliveryProblem problem, Instant dueAt) {
        jdbc.sql("""
                        update messages.outbox
                           set due_at = :due_at,
                               leased_until = null,
                               last_problem = :problem
                         where person_key = :person_key
                           and message_id = :message_id
                           and sent_at is null
                           and given_up_at is null
                        """)
                .param("due_at", utc(dueAt))
                .param("problem", problem.name())
                .param("person_key", keyOf(request))
                .param("message_id", request.messageId())
                .update();
    }

    void markGivenUp(MessageRequest request, DeliveryProblem problem, Instant at) {
        jdbc.sql("""
                        update messages.outbox
                           set given_up_at = :at,
                               leased_until = null,
                               last_problem = :problem
                         where person_key = :person_key
                           and message_id = :message_id
                           and sent_at is null
                           and given_up_at is null
                        """)
                .param("at", utc(at))
                .param("problem", problem.name())
                .param("person_key", keyOf(request))
                .param("message_id", request.messageId())
                .update();
    }

    /**
     * As if there had been nothing to say when its turn came. One that is on its way is not tried again, and is sent after
     * all when it leaves.
     */
    void withdraw(MessageKind kind, UUID about, Instant at) {
        jdbc.sql("""
                        update messages.outbox
                           set given_up_at = :at,
                               last_problem = :problem
                         where kind = :kind
                           and about = :about
                           and sent_at is null
                           and given_up_at is null
                        """)
                .param("at", utc(at))
                .param("problem", DeliveryProblem.NOTHING_TO_SAY.name())
                .param("kind", kind.value())
                .param("about", about)
                .update();
    }

    boolean isOpen(MessageRequest request) {
        return jdbc.sql("""
                        select exists (
                            select from messages.outbox
                             where person_key = :person_key
                               and message_id = :message_id
                               and sent_at is null
                               and given_up_at is null)
                        """)
                .param("person_key", keyOf(request))
                .param("message_id", request.messageId())
                .query(Boolean.class)
                .single();
    }

    /** Gives a message back untried, as if it had never been taken. */
    void release(MessageRequest request) {
        jdbc.sql("""
                        update messages.outbox
                           set leased_until = null,
                               attempts = attempts - 1
                         where person_key = :person_key
                           and message_id = :message_id
                           and sent_at is null
                           and attempts > 0
                        """)
                .param("person_key", keyOf(request))
                .param("message_id", request.messageId())
                .update();
    }

    List<MessageStatus> find(UUID about) {
        return jdbc.sql("""
                        select message_id, kind, language, first_due_at, attempts, last_problem, sent_at, given_up_at
                          from messages.outbox
                         where about = :about
                         order by first_due_at, message_id
                        """)
                .param("about", about)
                .query((row, n) -> status(row))
                .list();
    }

    private static Leased leased(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("person_key");
        var request = new MessageRequest(
                row.getObject("message_id", UUID.class),
                new MessageKind(row.getString("kind")),
                key.length == 0 ? null : key,
                row.getObject("about", UUID.class),
                language(row));
        return new Leased(request, row.getInt("attempts"), instant(row, "first_due_at"));
    }

    private static MessageStatus status(ResultSet row) throws SQLException {
        @Nullable String problemName = row.getString("last_problem");
        DeliveryProblem problem = problemName == null ? null : DeliveryProblem.valueOf(problemName);
        @Nullable OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        @Nullable OffsetDateTime givenUpAt = row.getObject("given_up_at", OffsetDateTime.class);
        @Nullable OffsetDateTime endedAt = sentAt == null ? givenUpAt : sentAt;
        return new MessageStatus(
                row.getObject("message_id", UUID.class),
                new MessageKind(row.getString("kind")),
                language(row),
                state(sentAt, givenUpAt, problem),
                instant(row, "first_due_at"),
                row.getInt("attempts"),
                problem,
                endedAt == null ? null : endedAt.toInstant());
    }

    private static MessageStatus.State state(
            @Nullable OffsetDateTime sentAt, @Nullable OffsetDateTime givenUpAt, @Nullable DeliveryProblem problem) {
        if (sentAt != null) {
            return MessageStatus.State.SENT;
        }
        if (givenUpAt == null) {
            return MessageStatus.State.WAITING;
        }
        return problem == DeliveryProblem.NOTHING_TO_SAY
                ? MessageStatus.State.NOT_NEEDED
                : MessageStatus.State.GIVEN_UP;
    }

    private static Language language(ResultSet row) throws SQLException {
        return Language.ofCode(row.getString("language")).orElseThrow();
    }

    private static byte[] keyOf(MessageRequest request) {
        byte[] key = request.personKey();
        return key == null ? new byte[0] : key;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
