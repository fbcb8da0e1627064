package ca.dosebook.booking.displacing;

/**
 * How far the work on a clinic day is.
 *
 * @param waiting still in the old place
 * @param placed with a new place
 * @param withoutPlace told that there is none
 * @param gone moved or cancelled by themselves before it was their turn
 */
public record Progress(int waiting, int placed, int withoutPlace, int gone) {

    public int all() {
        return waiting + placed + withoutPlace + gone;
    }
}
