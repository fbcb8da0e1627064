package ca.dosebook.immunizations;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Words about a person's entries, sealed and bound to the person. */
@Component
class Notes {

    static final int LONGEST = 500;

    private final NoteStore store;
    private final Secrets secrets;

    Notes(NoteStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /** Writes it in the caller's transaction; what is too long is cut, nothing is written for none. */
    void write(PersonKey person, UUID about, Optional<String> note, UUID user, Instant now) {
        note.map(String::strip)
                .filter(words -> !words.isEmpty())
                .map(words -> words.length() > LONGEST ? words.substring(0, LONGEST) : words)
                .ifPresent(words -> store.insertNote(
                        person,
                        Uuids.next(),
                        about,
                        secrets.seal(Purpose.RECORD, words.getBytes(StandardCharsets.UTF_8), person.value()),
                        user,
                        now));
    }

    List<String> about(PersonKey person, UUID entry) {
        return store.notes(person, entry).stream()
                .map(row -> secrets.open(Purpose.RECORD, row, person.value())
                        .orElseThrow(() -> new IllegalStateException("a sealed note does not open")))
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .toList();
    }
}
