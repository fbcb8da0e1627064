package ca.dosebook.clinics.days;

/**
 * Who vaccinates and how fast, from which the places of a slot follow.
 *
 * @param vaccinators 1 to {@value #MOST_VACCINATORS}
 * @param minutesPerDose minutes one vaccinator needs for one person, 1 to {@value #MOST_MINUTES}
 */
public record Staffing(int vaccinators, int minutesPerDose) {

    public static final int MOST_VACCINATORS = 500;
    public static final int MOST_MINUTES = 120;

    public Staffing {
        if (vaccinators < 1 || vaccinators > MOST_VACCINATORS || minutesPerDose < 1 || minutesPerDose > MOST_MINUTES) {
            throw new IllegalArgumentException("nobody vaccinates, or at no speed");
        }
    }

    /**
     * How many people all vaccinators together can be done with in a slot of this many minutes, rounded down: half a
     * person is nobody. 0 where one person takes longer than they all have.
     */
    public int placesIn(int slotMinutes) {
        return vaccinators * slotMinutes / minutesPerDose;
    }
}
