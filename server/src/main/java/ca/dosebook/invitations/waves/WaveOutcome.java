package ca.dosebook.invitations.waves;

/** What came of making a wave. */
public sealed interface WaveOutcome {

    /** Made now, or before with the same id. */
    record Made(Wave wave) implements WaveOutcome {}

    /** Nobody fits the rule, or there is no free place: nothing was made. */
    record Nobody() implements WaveOutcome {}
}
