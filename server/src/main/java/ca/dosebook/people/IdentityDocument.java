package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.util.Optional;

/** What a person can show of who they are; decides how their key is made and whether the clinic must confirm. */
public sealed interface IdentityDocument {

    /** Whether a member of staff has to see another document before the dose. */
    boolean confirmedAtClinic();

    /** The health number, for those who have a card. */
    default Optional<HealthCardNumber> healthNumber() {
        return switch (this) {
            case PhotoCard card -> Optional.of(card.number());
            case RedAndWhiteCard card -> Optional.of(card.number());
            case NoCard none -> Optional.empty();
        };
    }

    /**
     * The photo health card, with its version code.
     *
     * @param versionCode one or two letters, upper case; empty where not given. Changes when a card is reissued, so it
     *     is never part of a key.
     */
    @Personal
    record PhotoCard(HealthCardNumber number, String versionCode) implements IdentityDocument {
        @Override
        public boolean confirmedAtClinic() {
            return false;
        }

        @Override
        public String toString() {
            return "PhotoCard[masked]";
        }
    }

    /** The old red-and-white card: a number, no version code, no photo. */
    @Personal
    record RedAndWhiteCard(HealthCardNumber number) implements IdentityDocument {
        @Override
        public boolean confirmedAtClinic() {
            return true;
        }

        @Override
        public String toString() {
            return "RedAndWhiteCard[masked]";
        }
    }

    /**
     * No Ontario health card.
     *
     * @param postalCode where the person lives, six characters, to tell people of the same name and birth date apart
     */
    @Personal
    record NoCard(String postalCode) implements IdentityDocument {
        @Override
        public boolean confirmedAtClinic() {
            return true;
        }

        @Override
        public String toString() {
            return "NoCard[masked]";
        }
    }
}
