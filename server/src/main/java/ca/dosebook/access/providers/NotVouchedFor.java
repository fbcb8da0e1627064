package ca.dosebook.access.providers;

/** A provider answered, and what it says lets nobody in. */
final class NotVouchedFor extends Exception {

    private static final long serialVersionUID = 1;

    private final String word;

    /**
     * @param word for the audit log, of a fixed list
     * @param message for the log file: an error's code, nothing personal
     */
    NotVouchedFor(String word, String message) {
        super(message);
        this.word = word;
    }

    String word() {
        return word;
    }
}
