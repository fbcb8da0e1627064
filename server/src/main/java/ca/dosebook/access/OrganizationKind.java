package ca.dosebook.access;

/** What sort of organization staff act for; it decides which roles can be held there and which sites it reaches. */
public enum OrganizationKind {
    PROVINCE,
    HEALTH_UNIT,
    HOSPITAL,
    CONTACT_CENTRE
}
