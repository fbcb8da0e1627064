package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.client.Answer;
import ca.dosebook.rehearsal.client.Connection;
import ca.dosebook.rehearsal.machine.Processors;
import ca.dosebook.rehearsal.report.Account;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a rehearsal is played: a server in rehearsal scope, which nothing real can come out of. */
interface Stage extends AutoCloseable {

    JsonMapper JSON = JsonMapper.builder().build();

    /** With the key. */
    List<Address> nodes();

    /** Processor time so far, when the server runs on this machine and is ours. */
    Optional<Processors> used() throws IOException;

    /** Whether this can be done depends on whose server it is. Returns when everything answers again. */
    void kill(String what) throws IOException;

    /** Hands in the report, where someone wants it. */
    void handIn(String report) throws IOException;

    @Override
    void close();

    /** Refuses whatever is not in rehearsal scope. */
    static void check(Address node) throws IOException {
        JsonNode state = get(node, "/rehearsal");
        if (!"READY".equals(text(state, "state"))) {
            throw new IOException(node + " is not in rehearsal: nothing is played there.");
        }
    }

    /** Opens every health unit for everyone so many seconds from now, and lets people gather until then. */
    default void open(long inSeconds) throws IOException {
        try (Connection http = new Connection(nodes().getFirst())) {
            Answer answer = http.postJson("/rehearsal/opening", "{\"inSeconds\":" + inSeconds + "}");
            if (answer.status() != 200) {
                throw new IOException("the opening could not be set: " + answer.status());
            }
        }
    }

    /** How many bookings there are: those of an earlier play must not be taken for this one's. */
    default long bookings() throws IOException {
        Long bookings = number(get(nodes().getFirst(), "/rehearsal/account"), "bookings");
        return bookings == null ? 0 : bookings;
    }

    /**
     * The server's books beside what people were told.
     *
     * @param before bookings that were there already
     */
    default Account account(Set<String> acknowledged, long unknown, long before) {
        try {
            JsonNode books = get(nodes().getFirst(), "/rehearsal/account?references=true");
            Set<String> found = new HashSet<>();
            books.path("references").forEach(reference -> found.add(reference.asString()));
            boolean named = books.has("references");
            long missing = acknowledged.stream()
                    .filter(reference -> !found.contains(reference))
                    .count();
            return new Account(
                    acknowledged.size(),
                    unknown,
                    named ? Long.valueOf(missing) : null,
                    minus(number(books, "bookings"), before),
                    number(books, "slotsOverbooked"),
                    number(books, "slotsMiscounted"),
                    number(books, "personsBookedTwice"),
                    number(books, "mailsDiscarded"));
        } catch (IOException e) {
            return new Account(acknowledged.size(), unknown, null, null, null, null, null, null);
        }
    }

    private static @Nullable Long number(JsonNode from, String name) {
        JsonNode value = from.get(name);
        return value == null || !value.isNumber() ? null : value.asLong();
    }

    private static @Nullable Long minus(@Nullable Long bookings, long before) {
        return bookings == null ? null : Long.valueOf(bookings - before);
    }

    static String text(JsonNode from, String name) {
        JsonNode value = from.get(name);
        return value == null || value.isNull() ? "" : value.asString();
    }

    static JsonNode get(Address node, String path) throws IOException {
        try (Connection http = new Connection(node)) {
            Answer answer = http.get(path, "");
            if (answer.status() != 200) {
                throw new IOException(node + path + " answered " + answer.status()
                        + ": no rehearsal is being held there, or the key is another.");
            }
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException(node + path + " answered something else than a rehearsal does.", e);
        }
    }
}
