package ca.dosebook.access.users;

import ca.dosebook.access.Organization;

/** What came of adding or changing an organization. */
public sealed interface OrganizationOutcome {

    /** @param organization as it is now */
    record Done(Organization organization) implements OrganizationOutcome {}

    /** There is another of this kind with this name. */
    record NameTaken() implements OrganizationOutcome {}

    /** There is none with this id within reach. */
    record Unknown() implements OrganizationOutcome {}
}
