package ca.dosebook.invitations.cohorts;

/** What a column of a list can hold. A list needs the family name and the birth date; the rest may be missing. */
public enum Column {
    GIVEN_NAME,
    FAMILY_NAME,
    BIRTH_DATE,
    HEALTH_NUMBER,
    POSTAL_CODE,
    STREET,
    TOWN,
    EMAIL,
    PHONE,
    LANGUAGE,
    GROUP,
    PERMISSION;

    public boolean needed() {
        return this == FAMILY_NAME || this == BIRTH_DATE;
    }
}
