package ca.dosebook.invitations.waves;

/** Who comes first when a wave is smaller than those who fit. The names are stored. */
public enum WaveOrder {
    OLDEST_FIRST,
    /** As the lists were uploaded, line by line. */
    AS_LISTED,
    RANDOM
}
