package ca.dosebook.console.persons;

import ca.dosebook.access.ceilings.CeilingOutcome;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.Person;
import java.util.List;

/** What came of opening a found person's record. Whatever it is, it is written down before it is returned. */
sealed interface Opened {

    /** @param visits every appointment, the latest booking first */
    @Personal
    record Shown(Person person, List<Visit> visits) implements Opened {
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
