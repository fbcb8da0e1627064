package ca.dosebook.vaccines;

/**
 * A group of people that a rule names: {@code LONG_TERM_CARE}, {@code AGE_80_PLUS}. Groups are announced as the campaign
 * goes on, so the codes are data and this type is open; the constants are those of the shipped rules.
 *
 * @param code upper-case letters, digits and underscores
 */
public record PersonGroup(String code) {

    /** Lives in a long-term care or retirement home, or in a remote First Nation. */
    public static final PersonGroup LONG_TERM_CARE = new PersonGroup("LONG_TERM_CARE");

    /** Turns 80 or more in the year of the dose. */
    public static final PersonGroup AGE_80_PLUS = new PersonGroup("AGE_80_PLUS");

    public static final PersonGroup HEALTH_CARE_WORKER = new PersonGroup("HEALTH_CARE_WORKER");

    public PersonGroup {
        if (!code.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new IllegalArgumentException("not a group code: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
