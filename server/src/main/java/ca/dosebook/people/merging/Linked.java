package ca.dosebook.people.merging;

import ca.dosebook.kernel.PersonKey;
import java.util.Set;

/**
 * The keys that are one person's.
 *
 * @param current the one to go on with
 * @param all at least one, {@code current} among them
 */
public record Linked(PersonKey current, Set<PersonKey> all) {

    public Linked {
        all = Set.copyOf(all);
    }

    /** Whether nothing else is known of the person than this one record. */
    public boolean isAlone() {
        return all.size() == 1;
    }
}
