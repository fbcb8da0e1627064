package ca.dosebook.access.signingin;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.kernel.Bilingual;
import java.util.Set;

/** An organization someone can act for, with the roles held there. */
public record Workplace(OrganizationId organization, Bilingual name, Set<Role> roles) {

    public Workplace {
        roles = Set.copyOf(roles);
    }
}
