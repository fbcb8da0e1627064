package ca.dosebook.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostalCodeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K7L 3N6",
                "k7l3n6",
                " k7l-3n6 ",
                "K7L  3N6",
                "K7L\u00a03N6",
                "K7L–3N6",
                "k 7 l 3 n 6",
                "Ｋ７Ｌ３Ｎ６",
                "k7l.3n6"
            })
    void any_spelling_of_a_postal_code_is_understood(String typed) {
        assertThat(PostalCode.parse(typed)).contains(new PostalCode("K7L 3N6"));
    }

    @Test
    void the_letter_o_stands_for_zero_and_i_for_one_where_a_digit_belongs() {
        assertThat(PostalCode.parse("kol 2hi")).contains(new PostalCode("K0L 2H1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "K7L",
                "K7L 3N",
                "K7L 3N67",
                "7KL 3N6",
                "D7L 3N6",
                "W7L 3N6",
                "K7O 3N6",
                "K7L 3U6",
                "90210",
                "K7L 3N6 Canada",
                "🍁7L 3N6",
                "K٧L 3N6",
                "';--",
                "SW1A 1AA"
            })
    void anything_else_is_no_postal_code(String typed) {
        assertThat(PostalCode.parse(typed)).isEmpty();
    }

    @Test
    void only_some_first_letters_are_ontario() {
        assertThat(PostalCode.parse("K7L 3N6").orElseThrow().inOntario()).isTrue();
        assertThat(PostalCode.parse("H2X 1Y4").orElseThrow().inOntario()).isFalse();
    }

    @Test
    void a_postal_code_shows_itself_neither_in_logs_nor_in_errors() {
        assertThat(new PostalCode("K7L 3N6").toString()).doesNotContain("K7L").doesNotContain("3N6");
        assertThatThrownBy(() -> new PostalCode("marker")).hasMessageNotContaining("marker");
    }
}
