package ca.dosebook.console.mobile;

import ca.dosebook.booking.arrivals.IdentityBy;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.NotGivenReason;
import ca.dosebook.immunizations.screening.ConsentBy;
import ca.dosebook.immunizations.screening.Question;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Personal;
import java.util.Set;

/** What was noted on a device about a visit. */
@Personal
sealed interface Noted {

    /** The names are stored. */
    enum Kind {
        ARRIVED,
        SCREENED,
        CONSENTED,
        DOSE,
        NOT_GIVEN
    }

    Kind kind();

    record Arrived(IdentityBy identityBy) implements Noted {
        @Override
        public Kind kind() {
            return Kind.ARRIVED;
        }
    }

    @Personal
    record Screened(Set<Question> yes, boolean lookedInto) implements Noted {
        public Screened {
            yes = Set.copyOf(yes);
        }

        @Override
        public Kind kind() {
            return Kind.SCREENED;
        }

        @Override
        public String toString() {
            return "Screened[masked]";
        }
    }

    record Consented(ConsentBy by) implements Noted {
        @Override
        public Kind kind() {
            return Kind.CONSENTED;
        }
    }

    record Given(LotId lot, BodySite arm) implements Noted {
        @Override
        public Kind kind() {
            return Kind.DOSE;
        }
    }

    @Personal
    record Withheld(NotGivenReason reason) implements Noted {
        @Override
        public Kind kind() {
            return Kind.NOT_GIVEN;
        }

        @Override
        public String toString() {
            return "Withheld[masked]";
        }
    }
}
