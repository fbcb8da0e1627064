package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.time.LocalDate;

/**
 * Who a person is, put right. The health number is not among it: another number is another record, to be merged.
 *
 * @param postalCode six characters in any usual spelling; the first three where no more is known; empty where nothing is
 */
@Personal
public record Correction(PersonName name, LocalDate birthDate, String postalCode, Reason reason) {

    /** Why what is recorded of a person changes; the names are stored. */
    public enum Reason {
        NAME_CHANGED,
        TYPED_WRONG,
        MOVED,
        OTHER,
        DECEASED,
        /** It was said of the wrong person. */
        NOT_DECEASED;

        /** Whether a name, birth date or postal code can change because of it. */
        public boolean isCorrection() {
            return this != DECEASED && this != NOT_DECEASED;
        }
    }

    public Correction {
        if (!reason.isCorrection()) {
            throw new IllegalArgumentException("not a reason to correct who someone is");
        }
    }

    /** The person as put right: the document stays. */
    Identity of(Identity before) {
        IdentityDocument document = before.document() instanceof IdentityDocument.NoCard
                ? new IdentityDocument.NoCard(postalCode)
                : before.document();
        return new Identity(name, birthDate, document, postalCode);
    }

    @Override
    public String toString() {
        return "Correction[masked]";
    }
}
