package ca.dosebook.receipts;

import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.messages.Outbox;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people by mail where their receipt is. The mail names nobody, and its link opens nothing by itself. */
@Component
public class ReceiptLinks {

    static final MessageKind LINK = new MessageKind("receipts.link");

    private final People people;
    private final Outbox outbox;
    private final Audit audit;

    ReceiptLinks(People people, Outbox outbox, Audit audit) {
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Whether there is an address to send it to. */
    public boolean canSend(PersonKey person) {
        return address(people, person).isPresent();
    }

    /**
     * Has the mail sent, in the person's language. False without an address.
     *
     * @param message its id, made with the page: asking twice sends one mail
     * @param entry what stands in the log of it
     */
    @Transactional
    public boolean send(PersonKey person, UUID message, AuditEntry entry) {
        Optional<Person> to = people.find(person);
        if (to.isEmpty() || !canSend(person)) {
            return false;
        }
        if (outbox.enqueue(new MessageRequest(
                message, LINK, person.value(), message, to.get().language()))) {
            audit.record(entry);
        }
        return true;
    }

    /** Under whatever key of the person there is one; the given key first. */
    static Optional<String> address(People people, PersonKey person) {
        return people.find(person)
                .flatMap(known -> known.contact().email())
                .or(() -> people.keysOf(person).stream()
                        .flatMap(key -> people.find(key).stream())
                        .flatMap(known -> known.contact().email().stream())
                        .findFirst());
    }
}
