package ca.dosebook.invitations.cohorts.reading;

/** Thrown by whoever is told of the progress, to end the reading. */
public final class StoppedReading extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoppedReading() {
        super("stopped", null, false, false);
    }
}
