package ca.dosebook.clinics.days;

import ca.dosebook.vaccines.PersonGroup;
import java.util.HashSet;
import java.util.Set;

/**
 * On whose behalf a place is asked for, as far as it decides which places are open to them.
 *
 * @param groups those the person belongs to
 * @param byPhone whether a member of staff asks, for someone on the telephone
 */
public record Asker(Set<PersonGroup> groups, boolean byPhone) {

    /** Anyone, on the web. */
    public static final Asker PUBLIC = new Asker(Set.of(), false);

    public Asker {
        groups = Set.copyOf(groups);
    }

    /** Someone of these groups, on the web. */
    public static Asker of(Set<PersonGroup> groups) {
        return new Asker(groups, false);
    }

    /** The same person, who belongs to these groups too. */
    public Asker alsoOf(Set<PersonGroup> more) {
        Set<PersonGroup> all = new HashSet<>(groups);
        all.addAll(more);
        return new Asker(all, byPhone);
    }
}
