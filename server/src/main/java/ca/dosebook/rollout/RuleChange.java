package ca.dosebook.rollout;

import java.util.UUID;

/** What a change of the rules would come to, with nothing saved: who could book, or use a site, before and after it. */
public final class RuleChange {

    private final Eligibility before;
    private final Eligibility after;
    private final BookingWays waysBefore;
    private final BookingWays waysAfter;

    RuleChange(Eligibility before, BookingWays waysBefore, Eligibility after, BookingWays waysAfter) {
        this.before = before;
        this.waysBefore = waysBefore;
        this.after = after;
        this.waysAfter = waysAfter;
    }

    /** Whether someone whose turn it is would have to wait. The stage does not matter: only rules are compared. */
    public boolean takesTheTurnOf(HealthUnit unit, EligibilityQuestion question) {
        return before.hasTurn(unit, question) && !after.hasTurn(unit, question);
    }

    /** Whether someone who may use this site could use it no longer. */
    public boolean takesTheSiteFrom(UUID site, EligibilityQuestion question) {
        return waysBefore.admits(site, question) && !waysAfter.admits(site, question);
    }
}
