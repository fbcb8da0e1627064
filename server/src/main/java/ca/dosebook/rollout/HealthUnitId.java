package ca.dosebook.rollout;

/**
 * Names one of Ontario's public health units.
 *
 * @param value the identifier of the Ontario data catalogue: 2251 is Ottawa
 */
public record HealthUnitId(int value) implements Comparable<HealthUnitId> {

    public HealthUnitId {
        if (value < 1) {
            throw new IllegalArgumentException("not a health unit: " + value);
        }
    }

    @Override
    public int compareTo(HealthUnitId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
