package ca.dosebook.rehearsals;

/** Why a rehearsal cannot be prepared or removed: one sentence for operators. */
final class RehearsalProblem extends RuntimeException {

    RehearsalProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
