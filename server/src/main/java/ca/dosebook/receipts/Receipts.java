package ca.dosebook.receipts;

import ca.dosebook.immunizations.DoseHistory;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.paper.Paper;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Receipts of what people were given, made from the record of this moment. Who asks answers for the right to it, and for having
 * written down that somebody looked.
 */
@Component
public class Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    private final People people;
    private final Doses doses;
    private final Composing composing;
    private final Paper paper;
    private final Clock clock;

    Receipts(People people, Doses doses, Composing composing, Paper paper, Clock clock) {
        this.people = people;
        this.doses = doses;
        this.composing = composing;
        this.paper = paper;
        this.clock = clock;
    }

    /** Empty for who is not recorded, and while no dose stands in the record. */
    public Optional<Receipt> of(PersonKey key, Texts t) {
        DoseHistory history = doses.history(key);
        return history.doses().isEmpty()
                ? Optional.empty()
                : people.find(key).map(person -> composing.receipt(t, person, history, today()));
    }

    /** The receipt as a file. It is read back and compared with the record before it is returned. */
    public PrintOutcome print(PersonKey key, Texts t) {
        Optional<Receipt> receipt = of(key, t);
        return receipt.isEmpty()
                ? new PrintOutcome.NoDoses()
                : checked(key, t, paper.pdf(Sheet.document(t, receipt.get())));
    }

    /** The file, if it says what the record says of this person now. */
    PrintOutcome checked(PersonKey key, Texts t, byte[] pdf) {
        Optional<Person> person = people.find(key);
        DoseHistory history = doses.history(key);
        boolean agrees = person.isPresent()
                && !history.doses().isEmpty()
                && new ReadBack(t, composing).agrees(paper.read(pdf), person.get(), history.doses());
        if (!agrees) {
            LOG.warn("A receipt was read back and says something else than the record: it was not given out");
            return new PrintOutcome.Differs();
        }
        return new PrintOutcome.Printed(pdf);
    }

    private LocalDate today() {
        return clock.instant().atZone(PROVINCE).toLocalDate();
    }
}
