package ca.dosebook.reporting.pilot;

/** Places of published clinic days in the four weeks ahead. @param taken of them; never more than there are */
public record Places(long capacity, long taken) {

    public static final Places NONE = new Places(0, 0);

    public Places plus(Places other) {
        return new Places(capacity + other.capacity, taken + other.taken);
    }
}
