package ca.dosebook.immunizations.adverse;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The words of a version, sealed and bound to the person; kept with the module's other notes. */
@Component
class AdverseNotes {

    private final AdverseStore store;
    private final Secrets secrets;

    AdverseNotes(AdverseStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /** In the caller's transaction; nothing is written for no words. */
    void write(PersonKey person, EventVersion about, String words) {
        String text = words.strip();
        if (!text.isEmpty()) {
            store.insertNote(
                    person, about, secrets.seal(Purpose.RECORD, text.getBytes(StandardCharsets.UTF_8), person.value()));
        }
    }

    Optional<String> read(PersonKey person, EventVersion about) {
        return store.note(person, about)
                .map(bytes -> secrets.open(Purpose.RECORD, bytes, person.value())
                        .orElseThrow(() -> new IllegalStateException("a sealed note does not open")))
                .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }
}
