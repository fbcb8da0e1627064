package ca.dosebook.reporting.pilot;

/**
 * Who came to clinic days, and what came of it.
 *
 * @param came checked in, with an appointment or without
 * @param without those of them who had no appointment
 * @param dosed those of them who were given a dose
 * @param notGiven those of them who left without one, for a reason that is recorded
 * @param missed had an appointment and were noted as not having come
 */
public record Visits(long came, long without, long dosed, long notGiven, long missed) {

    public static final Visits NONE = new Visits(0, 0, 0, 0, 0);

    public Visits plus(Visits other) {
        return new Visits(
                came + other.came,
                without + other.without,
                dosed + other.dosed,
                notGiven + other.notGiven,
                missed + other.missed);
    }

    /** People with an appointment of whom it is known whether they came. */
    public long due() {
        return came - without + missed;
    }
}
