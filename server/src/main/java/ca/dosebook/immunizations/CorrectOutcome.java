package ca.dosebook.immunizations;

/** What came of recording a past dose, a correction or a strike. Everything but {@link Done} left nothing behind. */
public sealed interface CorrectOutcome {

    record Done(DoseHistory history) implements CorrectOutcome {}

    /** Nobody records for themselves. */
    record OwnRecord() implements CorrectOutcome {}

    /** There is no such entry, or it was corrected before. */
    record Gone() implements CorrectOutcome {}

    /** A dose of that day stands in the record already: once is enough. */
    record SameDay() implements CorrectOutcome {}

    /** It lies in the future, or before the first vaccine against COVID-19 was given anywhere. */
    record NotADay() implements CorrectOutcome {}

    /** Somebody recorded something of this person meanwhile: look again. */
    record RecordedMeanwhile() implements CorrectOutcome {}
}
