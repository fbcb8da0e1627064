package ca.dosebook.clinics.planning;

/**
 * The places of a clinic day now, over all its slots.
 *
 * @param places all there are, taken or not
 * @param free those that somebody can still take
 * @param fullest the most places taken in one slot
 */
public record DayCount(int slots, int places, int taken, int free, int fullest) {

    /** Of a day without slots: a draft. */
    public static final DayCount NONE = new DayCount(0, 0, 0, 0, 0);
}
