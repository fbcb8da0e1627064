package ca.dosebook.console.auditing;

import ca.dosebook.audit.Alert;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.AuditLog;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.FindBy;
import ca.dosebook.people.FindOutcome;
import ca.dosebook.people.People;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The persons whom the log is about. */
@Component
class Subjects {

    private final People people;
    private final AuditLog log;
    private final Alerts alerts;

    Subjects(People people, AuditLog log, Alerts alerts) {
        this.people = people;
        this.log = log;
        this.alerts = alerts;
    }

    FindOutcome find(FindBy by) {
        return people.find(by);
    }

    /** The person of an entry, or else of an alert. */
    Optional<PersonKey> of(@Nullable UUID entry, @Nullable UUID alert) {
        if (entry != null) {
            return log.find(entry).flatMap(found -> found.entry().person());
        }
        return alert == null ? Optional.empty() : alerts.find(alert).flatMap(Alert::person);
    }

    /** Every key under which the log may know this person, the given one among them. */
    Set<PersonKey> keysOf(PersonKey person) {
        return people.keysOf(person);
    }

    /** Empty when no record goes with the key. */
    String name(PersonKey person) {
        return people.find(person).map(found -> found.identity().name().full()).orElse("");
    }
}
