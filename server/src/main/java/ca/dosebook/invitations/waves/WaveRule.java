package ca.dosebook.invitations.waves;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.vaccines.PersonGroup;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to invite: “500, the oldest first, within 30 km of Kingston, as capacity allows”.
 *
 * @param most how many people at most, 1 to {@value #MOST}
 * @param around only those who live near; empty for anywhere
 * @param groups only members of one of these; empty for everyone
 * @param cohorts only from these lists; empty for all
 * @param channels how they may be told; not empty
 * @param asCapacityAllows never more people than the free places are enough for
 * @param validDays how long the codes work, {@value #SHORTEST} to {@value #LONGEST} days
 */
public record WaveRule(
        int most,
        WaveOrder order,
        Optional<Around> around,
        Set<PersonGroup> groups,
        Set<CohortId> cohorts,
        Set<Channel> channels,
        boolean asCapacityAllows,
        int validDays) {

    public static final int MOST = 100_000;
    public static final int SHORTEST = 3;
    public static final int LONGEST = 120;

    public WaveRule {
        groups = Set.copyOf(groups);
        cohorts = Set.copyOf(cohorts);
        channels = Set.copyOf(channels);
        if (most < 1 || most > MOST || validDays < SHORTEST || validDays > LONGEST || channels.isEmpty()) {
            throw new IllegalArgumentException("not a rule for a wave");
        }
    }

    /**
     * A circle on the map.
     *
     * @param place its name, for people
     * @param kilometres straight-line, 1 to 500; measured from the middle of each person's postal area
     */
    public record Around(String place, GeoPoint centre, int kilometres) {

        public Around {
            if (kilometres < 1 || kilometres > 500) {
                throw new IllegalArgumentException("not a distance: " + kilometres);
            }
        }
    }
}
