package ca.dosebook.clinics.sites;

/** What can come of changing a site or its route. */
public sealed interface SiteOutcome {

    record Done() implements SiteOutcome {}

    /** Days ahead are published there: they are moved or cancelled first. */
    record DaysAhead(int days) implements SiteOutcome {}

    /** A site has at least one stop in use, and a building no other. */
    record OneStop() implements SiteOutcome {}

    record Unknown() implements SiteOutcome {}
}
