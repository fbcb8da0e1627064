package ca.dosebook.reporting.readiness;

/** One line of the board. */
public record ReadinessLine(ReadinessKind kind, State state) {

    /** How it stands. */
    public enum State {
        READY,
        MISSING,
        /** Does not apply to this unit. */
        NOT_NEEDED
    }
}
