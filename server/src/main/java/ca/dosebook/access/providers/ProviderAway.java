package ca.dosebook.access.providers;

/** A provider could not be reached, or answered nothing that can be used. */
final class ProviderAway extends Exception {

    private static final long serialVersionUID = 1;

    ProviderAway(String message) {
        super(message);
    }

    ProviderAway(Throwable cause) {
        super(cause);
    }
}
