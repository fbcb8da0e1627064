package ca.dosebook.invitations.cohorts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What can be noticed about a line of a list. The names are stored. */
public enum Finding {
    /** More or fewer cells than the heading. */
    WRONG_COLUMNS(Weight.ERROR),
    CELL_TOO_LONG(Weight.ERROR),
    /** A cell that a spreadsheet would calculate. It is never evaluated. */
    FORMULA(Weight.ERROR),
    NAME_MISSING(Weight.ERROR),
    NAME_UNUSABLE(Weight.ERROR),
    BIRTH_DATE_MISSING(Weight.ERROR),
    BIRTH_DATE_UNREADABLE(Weight.ERROR),
    /** A year of two digits. */
    BIRTH_YEAR_SHORT(Weight.ERROR),
    /** No such day, a day to come, or longer ago than anyone lives. */
    BIRTH_DATE_IMPOSSIBLE(Weight.ERROR),
    /** The same person as on an earlier line. */
    DUPLICATE(Weight.ERROR),

    /** Day and month could be either way round, in the whole list. Ends when the coordinator says which. */
    BIRTH_DATE_ORDER(Weight.HOLD),
    NUMBER_LENGTH(Weight.HOLD),
    NUMBER_CHECK_DIGIT(Weight.HOLD),
    /** The health number of an earlier line, with another name or birth date. */
    SAME_NUMBER(Weight.HOLD),
    /** Name and birth date of an earlier line, with another health number. */
    SAME_NAME(Weight.HOLD),
    /** Nearly the same as an earlier line of the same postal code. */
    ALIKE(Weight.HOLD),
    IN_OTHER_LIST(Weight.HOLD),
    ALREADY_INVITED(Weight.HOLD),
    ALREADY_BOOKED(Weight.HOLD),
    /** No rule of the unit, in force or announced, is for the year of birth or the group. */
    NOT_THEIR_TURN(Weight.HOLD),
    /** The postal code lies in another health unit. */
    OTHER_UNIT(Weight.HOLD),
    /** Neither e-mail nor phone nor a whole address. */
    NO_CONTACT(Weight.HOLD),

    POSTAL_CODE_UNREADABLE(Weight.NOTE),
    EMAIL_UNREADABLE(Weight.NOTE),
    PHONE_UNREADABLE(Weight.NOTE),
    LANGUAGE_UNKNOWN(Weight.NOTE),
    GROUP_UNKNOWN(Weight.NOTE),
    PERMISSION_UNKNOWN(Weight.NOTE),
    CONTACT_REFUSED(Weight.NOTE);

    private final Weight weight;

    Finding(Weight weight) {
        this.weight = weight;
    }

    public Weight weight() {
        return weight;
    }

    /** Whether the coordinator can decide that the line is used all the same. */
    public boolean canBeLetIn() {
        return weight == Weight.HOLD && this != BIRTH_DATE_ORDER;
    }

    public static Set<Finding> of(Weight weight) {
        Set<Finding> all = EnumSet.noneOf(Finding.class);
        Arrays.stream(values()).filter(finding -> finding.weight == weight).forEach(all::add);
        return all;
    }

    /** What follows from a finding. */
    public enum Weight {
        /** The line is left out, until the file is corrected and uploaded anew. */
        ERROR,
        /** The line waits for the coordinator's decision. */
        HOLD,
        /** The line can be used; something of it was not understood or is worth knowing. */
        NOTE
    }
}
