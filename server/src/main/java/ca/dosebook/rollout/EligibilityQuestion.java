package ca.dosebook.rollout;

import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * May someone book in this health unit?
 *
 * @param unit where the person lives
 * @param birthYear four digits
 * @param groups what the person says she belongs to
 * @param hasInvitation whether she showed an invitation that is hers, unused and not revoked
 * @param now the moment that decides; for a booking the moment of its commit
 * @param area the first three characters of her postal code; null when not known
 * @param placeSince since when she has held a place without a break; null when she holds none
 */
@Personal
public record EligibilityQuestion(
        HealthUnitId unit,
        int birthYear,
        Set<PersonGroup> groups,
        boolean hasInvitation,
        Instant now,
        @Nullable String area,
        @Nullable Instant placeSince) {

    public EligibilityQuestion {
        groups = Set.copyOf(groups);
    }

    /** Of someone whose postal code is not known and who holds no place. */
    public EligibilityQuestion(
            HealthUnitId unit, int birthYear, Set<PersonGroup> groups, boolean hasInvitation, Instant now) {
        this(unit, birthYear, groups, hasInvitation, now, null, null);
    }

    /** Of the same person living in this area. */
    public EligibilityQuestion livingIn(@Nullable String fsa) {
        return new EligibilityQuestion(unit, birthYear, groups, hasInvitation, now, fsa, placeSince);
    }

    /** Of the same person holding a place since this moment. */
    public EligibilityQuestion holdingSince(@Nullable Instant since) {
        return new EligibilityQuestion(unit, birthYear, groups, hasInvitation, now, area, since);
    }

    /** The same at another moment. */
    public EligibilityQuestion at(Instant moment) {
        return new EligibilityQuestion(unit, birthYear, groups, hasInvitation, moment, area, placeSince);
    }

    /** Of the same person saying something else of herself. */
    public EligibilityQuestion belongingTo(Set<PersonGroup> others) {
        return new EligibilityQuestion(unit, birthYear, others, hasInvitation, now, area, placeSince);
    }

    @Override
    public String toString() {
        return "EligibilityQuestion[unit=" + unit + ", now=" + now + ", …]";
    }
}
