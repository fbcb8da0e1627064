package ca.dosebook.vaccines;

import ca.dosebook.kernel.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A vaccine as it is ordered, booked and recorded. Source: {@code reference/vaccine_products.csv}.
 *
 * @param cvx CDC vaccine code
 * @param mvx CDC manufacturer code
 * @param snomedCtCa SNOMED CT Canadian edition, where known
 * @param din Health Canada drug identification number, where confirmed
 * @param dosesPerVial 1 or more
 * @param minimumAge years, on the day of the dose
 * @param seriesDoses how many doses complete the series; 1 or more
 * @param labelIntervalDays days between doses on the label; null for a single dose
 * @param thawedShelfLifeDays days in the fridge after thawing, where it is frozen
 */
public record Product(
        ProductCode code,
        Bilingual name,
        String manufacturer,
        String cvx,
        String mvx,
        @Nullable String snomedCtCa,
        @Nullable String din,
        int dosesPerVial,
        int minimumAge,
        int seriesDoses,
        @Nullable Integer labelIntervalDays,
        @Nullable Integer thawedShelfLifeDays) {

    /** Whether the series has another dose after this one. */
    public boolean continuesAfter(DoseOrdinal dose) {
        return dose.value() < seriesDoses;
    }
}
