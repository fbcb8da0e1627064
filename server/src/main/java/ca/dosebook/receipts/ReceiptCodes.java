package ca.dosebook.receipts;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.messages.Outbox;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.People;
import ca.dosebook.secrets.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Six digits, sent to the address a person is recorded with, by which they open their receipt. A code is the keyed hash of its
 * id, so none is kept anywhere: the table alone opens nothing.
 *
 * <p>Whoever asks gets the same answer, by the same steps: a row and a message are written for a number nobody is recorded
 * with too. Only whoever writes the mail, later, finds that there is nobody to write to.
 */
@Component
public class ReceiptCodes {

    static final MessageKind CODE = new MessageKind("receipts.code");

    /** How long a code is good, in minutes. */
    public static final int MINUTES = 15;

    /** How often one may be tried. */
    static final int TRIES = 5;

    private static final int CODES = 1_000_000;

    /**
     * A code that was asked for.
     *
     * @param person the key; of nobody recorded, where the number was wrong
     * @param code the id of the code, which without the key of the hash says nothing of its digits
     */
    @Personal
    public record Asked(PersonKey person, UUID code) {
        @Override
        public String toString() {
            return "Asked[masked]";
        }
    }

    private final CodeStore store;
    private final People people;
    private final Outbox outbox;
    private final Secrets secrets;
    private final Clock clock;

    ReceiptCodes(CodeStore store, People people, Outbox outbox, Secrets secrets, Clock clock) {
        this.store = store;
        this.people = people;
        this.outbox = outbox;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Has a code sent, if someone of this number and birth date is recorded with an address; the answer never tells.
     *
     * @return what a code is to be tried with
     */
    @Transactional
    public Asked ask(HealthCardNumber number, LocalDate born, Language language) {
        PersonKey key = people.keyOf(number);
        Instant now = clock.instant();
        UUID id = Uuids.next();
        store.forgetBefore(now);
        store.insert(new CodeStore.Code(key, id, people.bornOn(key, born)), now, now.plus(Duration.ofMinutes(MINUTES)));
        outbox.enqueue(new MessageRequest(id, CODE, key.value(), id, language));
        return new Asked(key, id);
    }

    /**
     * Whether this is the code that was asked for. It is good once, and for {@value #TRIES} tries. Only who asked for it can
     * try it, so that a stranger who asks, too, spoils nobody's.
     */
    public boolean isRight(Asked asked, String typed) {
        Instant now = clock.instant();
        Optional<CodeStore.Code> tried = store.tryIt(asked.person(), asked.code(), TRIES, now);
        byte[] expected = tried.map(code -> digits(code.person(), code.id()))
                .orElse("none")
                .getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(expected, digitsOf(typed).getBytes(StandardCharsets.UTF_8));
        return same && tried.get().meant() && store.use(tried.get(), now);
    }

    /** The code of a message, while it is good and meant for somebody. */
    Optional<String> toSend(MessageRequest request) {
        byte[] key = request.personKey();
        return key == null
                ? Optional.empty()
                : store.find(new PersonKey(key), request.about(), clock.instant())
                        .filter(CodeStore.Code::meant)
                        .map(code -> digits(code.person(), code.id()))
                        .map(six -> six.substring(0, 3) + " " + six.substring(3));
    }

    private String digits(PersonKey person, UUID id) {
        String what = "receipt code:" + HexFormat.of().formatHex(person.value()) + "|" + id;
        long number = ByteBuffer.wrap(secrets.keyedHash(what.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return String.format(Locale.ROOT, "%06d", Long.remainderUnsigned(number, CODES));
    }

    private static String digitsOf(String typed) {
        return HealthCardNumber.compact(typed);
    }
}
