package ca.dosebook.immunizations;

/** Where a dose was given, which says how sure the record of it is. The names are stored. */
public enum DoseSource {
    /** In one of our clinics, by our staff, from our stock. */
    CLINIC,
    PHARMACY,
    PRIMARY_CARE,
    OTHER_PROVINCE,
    OTHER_COUNTRY,
    /** Long ago, or from a system that is no more. */
    HISTORICAL
}
