package ca.dosebook.invitations.cohorts;

import ca.dosebook.kernel.PersonKey;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Tells who of many has booked already. Implemented as a bean by the module that keeps bookings; who has had a dose joins
 * when doses are recorded.
 */
public interface KnownPersons {

    /**
     * One person asked about.
     *
     * @param key where the health number is known
     * @param nameHash of name and birth date, as {@code People.nameHash} makes it; looked at where no number is known
     */
    record Asked(Optional<PersonKey> key, byte[] nameHash) {}

    /** The places in {@code asked} of those who have an appointment. Asked once for a whole list, in few statements. */
    BitSet booked(List<Asked> asked);
}
