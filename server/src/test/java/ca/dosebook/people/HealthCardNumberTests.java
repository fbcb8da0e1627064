package ca.dosebook.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCardNumberTests {

    /** Worked by hand: 1·2 2 3·2 4 5·2 6 7·2 8 9·2 7 → 2+2+6+4+1+6+5+8+9+7 = 50. */
    private static final String VALID = "1234567897";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567897",
                "1234-567-897",
                " 1234 567 897 ",
                "1234–567–897",
                "1234\u00A0567\u2009897",
                "1234.567.897",
                "1234\t567\n897"
            })
    void any_usual_spelling_is_read(String typed) {
        assertThat(HealthCardNumber.parse(typed)).contains(new HealthCardNumber(VALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456789",
                "12345678970",
                "1234567890",
                "0234567899",
                "123456789A",
                "1234567897AB",
                "１２３４５６７８９７",
                "١٢٣٤٥٦٧٨٩٧",
                "1234+567897",
                "-1234567897e0"
            })
    void anything_else_is_not_a_number(String typed) {
        assertThat(HealthCardNumber.parse(typed)).isEmpty();
    }

    @RepeatedTest(20)
    void every_single_wrong_digit_is_noticed() {
        String digits = PeopleFixture.aHealthNumber().digits();
        for (int i = 0; i < 10; i++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                String changed = digits.substring(0, i) + wrong + digits.substring(i + 1);
                assertThat(HealthCardNumber.parse(changed).isPresent()).isEqualTo(changed.equals(digits));
            }
        }
    }

    @Test
    void it_cannot_be_made_from_anything_else() {
        assertThatThrownBy(() -> new HealthCardNumber("1234-567-897")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HealthCardNumber("1234567890"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1234");
    }

    @Test
    void only_the_last_four_are_shown() {
        assertThat(new HealthCardNumber(VALID).lastFour()).isEqualTo("7897");
        assertThat(new HealthCardNumber(VALID)).asString().doesNotContain("1234", "7897");
    }
}
