package ca.dosebook.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTests {

    private static final String ALPHABET = "234679CDFGHJKMNPQRTWXYZ";

    private final InvitationCode code = InvitationsFixture.anyCode();

    @RepeatedTest(20)
    void every_single_wrong_character_is_noticed() {
        String right = code.characters();
        for (int i = 0; i < right.length(); i++) {
            for (char wrong : ALPHABET.toCharArray()) {
                String changed = right.substring(0, i) + wrong + right.substring(i + 1);
                assertThat(InvitationCode.parse(changed).isPresent()).isEqualTo(changed.equals(right));
            }
        }
    }

    @RepeatedTest(20)
    void every_swap_of_neighbours_is_noticed() {
        String right = code.characters();
        for (int i = 0; i + 1 < right.length(); i++) {
            String swapped = right.substring(0, i) + right.charAt(i + 1) + right.charAt(i) + right.substring(i + 2);
            assertThat(InvitationCode.parse(swapped).isPresent()).isEqualTo(swapped.equals(right));
        }
    }

    @Test
    void codes_spread_over_all_there_are_and_are_the_same_for_the_same_bytes() {
        byte[] most = new byte[32];
        Arrays.fill(most, (byte) -1);

        assertThat(InvitationCode.of(most)).isEqualTo(InvitationCode.of(most.clone()));
        assertThat(InvitationCode.of(new byte[32]).characters()).startsWith("2222222");
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(i -> InvitationsFixture.anyCode().characters())
                        .flatMapToInt(characters -> characters.substring(0, 7).chars())
                        .distinct()
                        .count())
                .isEqualTo(ALPHABET.length());
    }

    @Test
    void any_usual_spelling_is_read() {
        String right = code.characters();
        assertThat(code.printed()).matches("[2-9C-Z]{4}-[2-9C-Z]{4}");
        assertThat(InvitationCode.parse(code.printed())).contains(code);
        assertThat(InvitationCode.parse(" " + right.toLowerCase(Locale.ROOT) + "\u00A0"))
                .contains(code);
        assertThat(InvitationCode.parse(String.join(" ", right.split("")))).contains(code);
        assertThat(InvitationCode.parse(right.substring(0, 4) + "–" + right.substring(4)))
                .contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "2222", "22222222222", "AAAAAAAA", "２２２２２２２２", "ßßßß", "🌹🌹🌹🌹"})
    void anything_else_is_not_a_code(String typed) {
        assertThat(InvitationCode.parse(typed)).isEmpty();
        assertThatThrownBy(() -> new InvitationCode(typed)).isInstanceOf(IllegalArgumentException.class);
    }
}
