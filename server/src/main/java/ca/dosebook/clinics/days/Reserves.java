package ca.dosebook.clinics.days;

import ca.dosebook.vaccines.PersonGroup;
import java.util.Collections;
import java.util.Set;

/**
 * How many places of each slot are kept back from the public.
 *
 * <p>The shares are nested, like the fares of a flight: the public stops first, members of the groups after it, bookings
 * by phone last. One count of places taken is enough for that, whoever took them, and no place is ever kept from
 * everybody. Shares side by side (groups may not have the telephone's, and the telephone not the groups') would need a
 * count for each: with one count, whichever share is used first would lock the other.
 *
 * @param groups who may have the places kept for groups
 * @param forGroups places a slot, at least 0; only with groups
 * @param forPhone places a slot, at least 0
 */
public record Reserves(Set<PersonGroup> groups, int forGroups, int forPhone) {

    public static final Reserves NONE = new Reserves(Set.of(), 0, 0);

    public Reserves {
        groups = Set.copyOf(groups);
        if (forGroups < 0 || forPhone < 0 || (forGroups > 0 && groups.isEmpty())) {
            throw new IllegalArgumentException("places are kept for somebody, and not fewer than none");
        }
    }

    public int all() {
        return forGroups + forPhone;
    }

    /** Whether the asker may have the places kept for groups. */
    public boolean openForGroup(Asker asker) {
        return asker.byPhone() || !Collections.disjoint(groups, asker.groups());
    }

    /** How many free places of a slot the asker may not have. */
    public int keptFrom(Asker asker) {
        if (asker.byPhone()) {
            return 0;
        }
        return openForGroup(asker) ? forPhone : all();
    }
}
