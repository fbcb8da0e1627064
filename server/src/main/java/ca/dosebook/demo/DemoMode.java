package ca.dosebook.demo;

/** Which moment of the campaign the demo province shows. */
enum DemoMode {
    /** The six pilot units by invitation, the others two weeks before their opening. */
    PILOT,
    /** The morning after the opening. */
    OPEN
}
