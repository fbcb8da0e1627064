package ca.dosebook.messages;

import ca.dosebook.kernel.Columns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The piece of SQL by which another module's own statement enqueues a message.
 *
 * <p>A confirmation must go out for every booking that was made and for none that was not. Two statements would need a
 * transaction and a second round trip; two modules' calls would need one to know the other's transaction. So the module
 * that acts pastes this fragment between its own common table expressions, and PostgreSQL gives act and message one fate
 * in one round trip:
 *
 * <pre>{@code
 * "with booked as (\n"
 *     + "    insert into booking.appointment … returning appointment_id\n"
 *     + "), " + OutboxSql.enqueueWhen("booked") + "\n"
 *     + "select count(*) from booked"
 * }</pre>
 *
 * <p>The pasting statement binds {@code :message_id} (uuid), {@code :message_kind} (text), {@code :person_key} (bytea, or
 * null for a message about nobody), {@code :message_about} (uuid), {@code :language} ({@code en} or {@code fr}) and
 * {@code :message_due_at} (timestamptz). A message id that is already there is left alone, so a repeated act tells
 * nobody twice.
 */
public final class OutboxSql {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private OutboxSql() {}

    /**
     * A common table expression named {@code enqueued} that writes one message if the named one has a row.
     *
     * @param cteName a common table expression earlier in the same statement
     */
    public static String enqueueWhen(String cteName) {
        if (!NAME.matcher(cteName).matches()) {
            throw new IllegalArgumentException("not the name of a common table expression: " + cteName);
        }
        return """
                enqueued as (
                    insert into messages.outbox
                           (message_id, person_key, kind, about, language, first_due_at, due_at)
                    select :message_id::uuid, coalesce(:person_key::bytea, ''::bytea), :message_kind::text,
                           :message_about::uuid, :language::text, :message_due_at::timestamptz,
                           :message_due_at::timestamptz
                     where exists (select from %s)
                    on conflict (person_key, message_id) do nothing
                    returning message_id
                )""".formatted(cteName);
    }

    /**
     * A common table expression that writes all the messages of {@link #parameters(List, Instant)}; one whose id is already
     * there is left alone.
     */
    public static String enqueueAll(String name) {
        return """
                %s as (
                    insert into messages.outbox
                           (message_id, person_key, kind, about, language, first_due_at, due_at)
                    select message_id, coalesce(person_key, ''::bytea), kind, about, language, :message_due_at,
                           :message_due_at
                      from unnest(cast(:message_ids as uuid[]), cast(:message_person_keys as bytea[]),
                                  cast(:message_kinds as text[]), cast(:message_abouts as uuid[]),
                                  cast(:message_languages as text[]))
                             as told (message_id, person_key, kind, about, language)
                    on conflict (person_key, message_id) do nothing
                )""".formatted(name);
    }

    /** What {@link #enqueueAll} binds; names that begin with {@code message_}. */
    public static Map<String, Object> parameters(List<MessageRequest> messages, Instant dueAt) {
        Map<String, Object> all = new HashMap<>(Columns.of(messages)
                .uuids("message_ids", MessageRequest::messageId)
                .bytes("message_person_keys", MessageRequest::personKey)
                .texts("message_kinds", message -> message.kind().value())
                .uuids("message_abouts", MessageRequest::about)
                .texts("message_languages", message -> message.language().code())
                .parameters());
        all.put("message_due_at", OffsetDateTime.ofInstant(dueAt, ZoneOffset.UTC));
        return all;
    }
}
