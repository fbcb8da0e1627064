package ca.dosebook.secrets;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How a key stands.
 *
 * @param rows how many rows hold a value sealed with it; empty where nobody can count them (what lies in browsers, hashes)
 * @param master the name of the master key it is wrapped with
 */
public record KeyState(
        Purpose purpose, KeyId id, Stage stage, Instant madeAt, Instant primaryFrom, OptionalLong rows, String master) {

    public enum Stage {
        /** Made, and soon to seal. */
        COMING,
        /** Seals now. */
        PRIMARY,
        /** Opens what it sealed. */
        OLDER,
        /** Destroyed. */
        RETIRED
    }
}
