package ca.dosebook.people;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A person as recorded. */
@Personal
public record Person(PersonKey key, Identity identity, Contact contact, Language language, Standing standing) {

    /** From where a record comes; the names are stored. */
    public enum RecordedBy {
        BOOKING,
        /** The person came to a clinic and had not booked. */
        CLINIC
    }

    /**
     * How a record came about and how it stands.
     *
     * @param revision how often staff corrected it, from 0; whoever corrects it tells which one was seen
     * @param site of the clinic that recorded it, where that is known
     * @param deceasedOn when the person died, as far as it was told
     */
    @Personal
    public record Standing(
            int revision, Instant recordedAt, RecordedBy by, Optional<UUID> site, Optional<LocalDate> deceasedOn) {

        @Override
        public String toString() {
            return "Standing[masked]";
        }
    }

    /** Nobody writes to those who died. */
    public boolean isDeceased() {
        return standing.deceasedOn().isPresent();
    }

    @Override
    public String toString() {
        return "Person[" + key + ", masked]";
    }
}
