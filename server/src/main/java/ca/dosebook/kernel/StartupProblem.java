package ca.dosebook.kernel;

/**
 * Something outside the program keeps it from starting: a port that is taken, a directory it may not write, a key file
 * that is gone. The message is one whole sentence for the operator, saying what is wrong and what to do. It is printed
 * alone, without a stack trace, and the process ends with status 1.
 */
public final class StartupProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartupProblem(String sentence) {
        super(sentence);
    }

    /** @param cause what the log file shows beneath the sentence */
    public StartupProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
