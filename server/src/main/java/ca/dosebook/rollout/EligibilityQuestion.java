package ca.dosebook.rollout;

import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.Set;

/**
 * May someone book in this health unit?
 *
 * @param unit where the person lives
 * @param birthYear four digits
 * @param groups what the person says she belongs to
 * @param hasInvitation whether she showed an invitation that is hers, unused and not revoked
 * @param now the moment that decides; for a booking the moment of its commit
 */
@Personal
public record EligibilityQuestion(
        HealthUnitId unit, int birthYear, Set<PersonGroup> groups, boolean hasInvitation, Instant now) {

    public EligibilityQuestion {
        groups = Set.copyOf(groups);
    }

    @Override
    public String toString() {
        return "EligibilityQuestion[unit=" + unit + ", now=" + now + ", …]";
    }
}
