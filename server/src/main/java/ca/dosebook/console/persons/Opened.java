package ca.dosebook.console.persons;

import ca.dosebook.access.ceilings.CeilingOutcome;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.Person;
import java.time.Instant;
import java.util.List;

/** What came of opening a found person's record. Whatever it is, it is written down before it is returned. */
sealed interface Opened {

    /**
     * @param person the record to go on with
     * @param others the person's other records, which were merged with it
     * @param visits every appointment under any of them, the latest booking first
     * @param reason why it was opened
     */
    @Personal
    record Shown(Person person, List<Person> others, List<Visit> visits, AccessReason reason) implements Opened {

        /** The appointments for which the person is still expected. */
        List<Visit> ahead(Instant now) {
            return visits.stream()
                    .filter(visit -> visit.appointment().isLive()
                            && visit.appointment().startsAt().isAfter(now))
                    .toList();
        }

        @Override
        public String toString() {
            return "Shown[masked]";
        }
    }

    /** Nobody was found under this id, or someone else, or too long ago: nothing tells which. */
    record Gone() implements Opened {}

    /** The organization acted for does not reach the person. */
    record OutOfReach() implements Opened {}

    record Stopped(CeilingOutcome.Stopped ceiling) implements Opened {}
}
