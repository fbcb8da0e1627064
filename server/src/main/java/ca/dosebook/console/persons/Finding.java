package ca.dosebook.console.persons;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.UserId;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A person whom a member of staff has found.
 *
 * @param seen whether the record was shown already, and so counted
 */
record Finding(
        UUID id,
        PersonKey person,
        UserId user,
        UUID session,
        OrganizationId organization,
        AccessReason reason,
        Instant openUntil,
        boolean seen) {}
