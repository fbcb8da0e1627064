package ca.dosebook.access.providers;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.kernel.Bilingual;

/**
 * An identity provider that staff can sign in with.
 *
 * @param name in addresses: small letters, digits and dashes
 * @param organization whose staff it vouches for
 * @param label what people call it
 */
public record IdentityProvider(String name, OrganizationId organization, Bilingual label) {}
