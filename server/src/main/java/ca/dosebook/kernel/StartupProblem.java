package ca.dosebook.kernel;

/**
 * A reason not to start that the operator can mend. Its message is one clear sentence, printed instead of a stack trace;
 * the process then ends with a non-zero status.
 */
public class StartupProblem extends RuntimeException {

    public StartupProblem(String sentence) {
        super(sentence);
    }

    public StartupProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
