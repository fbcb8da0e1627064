package ca.dosebook.vaccines;

/**
 * Which dose of a person's series: 1 for the first. Boosters simply go on counting.
 *
 * @param value 1 or more
 */
public record DoseOrdinal(int value) implements Comparable<DoseOrdinal> {

    public static final DoseOrdinal FIRST = new DoseOrdinal(1);

    public DoseOrdinal {
        if (value < 1) {
            throw new IllegalArgumentException("doses are counted from 1, not " + value);
        }
    }

    public DoseOrdinal next() {
        return new DoseOrdinal(value + 1);
    }

    @Override
    public int compareTo(DoseOrdinal other) {
        return Integer.compare(value, other.value);
    }
}
