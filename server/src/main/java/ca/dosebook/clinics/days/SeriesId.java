package ca.dosebook.clinics.days;

import ca.dosebook.kernel.Uuids;
import java.util.UUID;

/** The id of a repeating clinic. */
public record SeriesId(UUID value) {

    public static SeriesId next() {
        return new SeriesId(Uuids.next());
    }
}
