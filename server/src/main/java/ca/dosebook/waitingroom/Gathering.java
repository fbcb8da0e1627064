package ca.dosebook.waitingroom;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People who came before an opening.
 *
 * @param firstNumber of the first who gathered
 * @param drawn how the places were drawn; null before
 */
record Gathering(
        UUID id,
        Instant opensAt,
        long firstNumber,
        @Nullable Shuffle drawn) {

    /** Where the number is called; empty while the places are not drawn. */
    OptionalLong place(long number) {
        if (number < firstNumber) {
            return OptionalLong.of(number);
        }
        if (drawn == null) {
            return OptionalLong.empty();
        }
        long index = number - firstNumber;
        return OptionalLong.of(index < drawn.size() ? firstNumber + drawn.of(index) : number);
    }
}
