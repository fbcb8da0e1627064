package ca.dosebook.immunizations;

import ca.dosebook.inventory.DrawOutcome;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What came of recording a dose. Everything but {@link Recorded} left nothing behind. */
public sealed interface GiveOutcome {

    /**
     * @param dose as it stands in the record
     * @param concerns those that a dose given out of reach was recorded with nevertheless
     */
    record Recorded(Dose dose, Set<Concern> concerns) implements GiveOutcome {}

    /** Nobody arrived under this id, or it has ended: another dose, no dose, taken back. */
    record NotHere() implements GiveOutcome {}

    /** Nobody records for themselves. */
    record OwnRecord() implements GiveOutcome {}

    /** The questions have not been asked at this visit, or an answer was not looked into. */
    record NotScreened() implements GiveOutcome {}

    record NoConsent() implements GiveOutcome {}

    /** @param earliest the first day the interval allows, where that is a concern */
    record Concerns(Set<Concern> concerns, Optional<LocalDate> earliest) implements GiveOutcome {}

    /** A dose of this person was recorded while this one was typed: look again. */
    record RecordedMeanwhile() implements GiveOutcome {}

    /** @param why anything but drawn */
    record NotFromStock(DrawOutcome why) implements GiveOutcome {}
}
