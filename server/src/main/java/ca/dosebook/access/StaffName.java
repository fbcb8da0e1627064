package ca.dosebook.access;

/**
 * The name of a member of staff, as colleagues and the audit log show it.
 *
 * @param given may be empty
 * @param family 1 to 100 characters
 */
public record StaffName(String given, String family) {

    public StaffName {
        given = given.strip();
        family = family.strip();
        if (family.isEmpty() || family.length() > 100 || given.length() > 100) {
            throw new IllegalArgumentException("not a name");
        }
    }

    public String full() {
        return given.isEmpty() ? family : given + " " + family;
    }
}
