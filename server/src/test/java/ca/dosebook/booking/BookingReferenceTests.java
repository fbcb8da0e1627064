package ca.dosebook.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingReferenceTests {

    private final BookingReference reference = BookingReference.random(new SecureRandom());
    private final String right = reference.digits();

    @RepeatedTest(50)
    void every_single_wrong_digit_is_noticed() {
        for (int i = 0; i < right.length(); i++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                String changed = right.substring(0, i) + wrong + right.substring(i + 1);
                assertThat(BookingReference.parse(changed).isPresent()).isEqualTo(changed.equals(right));
            }
        }
    }

    @RepeatedTest(50)
    void every_swap_of_neighbours_is_noticed() {
        for (int i = 0; i + 1 < right.length(); i++) {
            String swapped = right.substring(0, i) + right.charAt(i + 1) + right.charAt(i) + right.substring(i + 2);
            assertThat(BookingReference.parse(swapped).isPresent()).isEqualTo(swapped.equals(right));
        }
    }

    @Test
    void any_usual_spelling_is_read() {
        assertThat(reference.spaced()).matches("[1-9][0-9]{3} [0-9]{4} [0-9]{4}");
        assertThat(BookingReference.parse(reference.spaced())).contains(reference);
        assertThat(BookingReference.parse(reference.spaced().replace(' ', '-'))).contains(reference);
        assertThat(BookingReference.parse(reference.spaced().replace(' ', '\u00A0')))
                .contains(reference);
        assertThat(BookingReference.parse("\t" + String.join(".", right.split("")) + "\n"))
                .contains(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "000000000000", "12345678901", "1234567890123", "48291306571X", "４８２９１３０６５７１２", "🌹"})
    void anything_else_is_not_a_reference(String typed) {
        assertThat(BookingReference.parse(typed)).isEmpty();
    }
}
