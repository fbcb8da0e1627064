package ca.dosebook.portal.managing;

/** The page belongs to a booking that is not open in this browser, or no longer. */
final class VisitClosed extends RuntimeException {

    private static final long serialVersionUID = 1;

    VisitClosed() {
        super("no booking is open", null, false, false);
    }
}
