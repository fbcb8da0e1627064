package ca.dosebook.access.sessions;

import ca.dosebook.access.OrganizationId;

/**
 * The identity provider a session came through.
 *
 * @param provider its name in the settings
 * @param organization the only one the session can act for
 */
public record Through(String provider, OrganizationId organization) {}
