package ca.dosebook.console.mobile;

import ca.dosebook.kernel.Personal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a device gets of a clinic day, and nothing else: its people, the lots that may be given. Moments are in milliseconds
 * since 1970, by the server's clock.
 *
 * @param key 32 bytes, Base64: what the device encrypts everything with
 * @param user the name of who took it
 * @param closes when the clinic does
 */
@Personal
record Packed(
        UUID carried,
        String key,
        String user,
        long now,
        long validUntil,
        long closes,
        List<Row> people,
        List<LotRow> lots) {

    Packed {
        people = List.copyOf(people);
        lots = List.copyOf(lots);
    }

    /**
     * Somebody expected.
     *
     * @param four the last digits of the health number; empty for who has no card
     * @param reference of the booking, twelve digits
     * @param time of the appointment, in words
     * @param doses those on record, in words
     * @param earliest the first day for the dose, where it is later than the clinic day, in words; null otherwise
     * @param consent whether consent is in force
     */
    @Personal
    record Row(
            UUID appointment,
            String given,
            String family,
            String born,
            String birth,
            String four,
            String reference,
            int dose,
            String time,
            String language,
            List<String> doses,
            @Nullable String earliest,
            boolean consent) {

        Row {
            doses = List.copyOf(doses);
        }

        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    /** @param useBy in words */
    record LotRow(UUID id, String number, String product, String useBy) {}

    @Override
    public String toString() {
        return "Packed[masked]";
    }
}
