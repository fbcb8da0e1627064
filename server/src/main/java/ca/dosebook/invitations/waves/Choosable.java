package ca.dosebook.invitations.waves;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.cohorts.CandidateId;
import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.PersonGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate is chosen by.
 *
 * @param home the middle of their postal area; empty where it is not known
 * @param ways how they can be told, the best first; empty when they cannot
 */
@Personal
record Choosable(
        CandidateId id,
        CohortId cohort,
        LocalDate birthDate,
        Optional<GeoPoint> home,
        Optional<PersonGroup> group,
        List<Channel> ways,
        Standing standing) {

    Choosable {
        ways = List.copyOf(ways);
    }

    /** Whether there is a reason not to invite. */
    enum Standing {
        FREE,
        INVITED_ALREADY,
        OPTED_OUT
    }

    /**
     * How someone can be told. Whoever does not want to be contacted gets a letter and nothing else; where nothing is said
     * of it, the health unit's list is taken as it is.
     */
    static List<Channel> ways(boolean email, boolean address, boolean phone, boolean refusesContact) {
        List<Channel> ways = new ArrayList<>();
        if (email && !refusesContact) {
            ways.add(Channel.EMAIL);
        }
        if (address) {
            ways.add(Channel.LETTER);
        }
        if (phone && !refusesContact) {
            ways.add(Channel.CALL);
        }
        return ways;
    }

    @Override
    public String toString() {
        return "Choosable[" + id.value() + ", masked]";
    }
}
