package ca.dosebook.waitingroom;

/** What the door says to someone. */
public sealed interface Entrance {

    /** @param changed whether the browser has to be given this pass */
    record In(Pass pass, boolean changed) implements Entrance {}

    /** There is a line, and it is not their turn yet. */
    record Wait() implements Entrance {}

    /** Their place is used by another browser. */
    record Elsewhere() implements Entrance {}

    /** It is their turn, but it cannot be written down now: the database is away. The place is safe. */
    record Trouble() implements Entrance {}
}
