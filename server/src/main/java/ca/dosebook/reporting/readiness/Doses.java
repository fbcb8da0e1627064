package ca.dosebook.reporting.readiness;

/**
 * Whether everyone who comes within {@link Readiness#DOSES_FOR} finds a dose.
 *
 * @param needed people with an appointment
 * @param missing how many of them there is no dose for at their site
 */
public record Doses(int needed, int missing) {

    static final Doses NOBODY = new Doses(0, 0);
}
