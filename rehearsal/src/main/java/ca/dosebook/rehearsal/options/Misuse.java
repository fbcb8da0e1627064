package ca.dosebook.rehearsal.options;

/** The command line is wrong, in a sentence. */
public final class Misuse extends RuntimeException {
    public Misuse(String sentence) {
        super(sentence);
    }
}
