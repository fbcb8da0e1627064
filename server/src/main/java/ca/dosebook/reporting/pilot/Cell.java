package ca.dosebook.reporting.pilot;

/** A number of a breakdown, or why it is not shown. */
public sealed interface Cell {

    record Shown(long number) implements Cell {}

    /** Some, but so few that who they are could be guessed: one to four. */
    record Few() implements Cell {}

    /** Not small itself: shown, it would give away the one cell that is. */
    record Covering() implements Cell {}
}
