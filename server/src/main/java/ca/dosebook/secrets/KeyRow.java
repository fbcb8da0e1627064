package ca.dosebook.secrets;

import java.time.Instant;
import java.util.Optional;

/**
 * A data key as stored.
 *
 * @param number counts the keys of a purpose from 1
 * @param wrapped empty once it was retired
 * @param primaryFrom from when on it seals, if no later one does; a little ahead when made, so that every node has read it
 * @param resealedAt when the background work found nothing left that an older key had sealed
 */
record KeyRow(
        Purpose purpose,
        int number,
        KeyId id,
        String master,
        Optional<byte[]> wrapped,
        Instant madeAt,
        Instant primaryFrom,
        Optional<Instant> resealedAt,
        Optional<Instant> retiredAt) {

    static KeyRow made(DataKey key, Purpose purpose, int number, KeyProvider.Wrapped wrapped, Times times) {
        return new KeyRow(
                purpose,
                number,
                key.id(),
                wrapped.master(),
                Optional.of(wrapped.bytes()),
                times.made(),
                times.primaryFrom(),
                Optional.empty(),
                Optional.empty());
    }

    record Times(Instant made, Instant primaryFrom) {}
}
