package ca.dosebook.immunizations;

import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;

/**
 * How far somebody's series is by the record: what a booking has to know of it, and no more.
 *
 * @param doses how many stand in the record, 1 or more
 * @param lastOn when the last of them was given, in the calendar of the place
 * @param product of the last
 */
@Personal
public record DosesHad(int doses, LocalDate lastOn, ProductCode product) {

    public DosesHad {
        if (doses < 1) {
            throw new IllegalArgumentException("who had none has nothing on record");
        }
    }

    public DoseOrdinal last() {
        return new DoseOrdinal(doses);
    }

    @Override
    public String toString() {
        return "DosesHad[masked]";
    }
}
