package ca.dosebook.booking;

/**
 * More wants to be held or booked than can be done in time. Asking again with the same ids is safe, whether this was done
 * or not.
 */
public final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean perhapsDone;

    /** @param perhapsDone whether it was under way, so that it may still happen; otherwise nothing was done */
    public Busy(boolean perhapsDone) {
        // It is an answer, not a fault: a trace would cost most when there is least time.
        super(perhapsDone ? "not done in time, perhaps later" : "not done: too much at once", null, false, false);
        this.perhapsDone = perhapsDone;
    }

    public boolean perhapsDone() {
        return perhapsDone;
    }
}
