package ca.dosebook.access.factors;

/** What a code that was shown comes to. */
public sealed interface CodeCheck {

    /** It was right, and is used up. */
    record Right(FactorKind kind) implements CodeCheck {}

    record Wrong() implements CodeCheck {}

    /** It was right, and had been used before. */
    record Replayed() implements CodeCheck {}

    /**
     * It would be right at another time.
     *
     * @param seconds by which the phone's clock is ahead; negative when it is behind
     */
    record ClockOff(int seconds) implements CodeCheck {}
}
