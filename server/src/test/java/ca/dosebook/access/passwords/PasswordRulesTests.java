package ca.dosebook.access.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.StaffName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are taken. */
class PasswordRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "lake maple granite seventeen",
                "pluie érable granit lampe",
                "密码学是有趣的科学研究领域",
                "x7#Qm2vLr9pT",
                "kzvqplmwtrbn",
            })
    void long_ones_that_nobody_tries_first_are_taken_whatever_they_are_made_of(String password) {
        assertThat(problem(password)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "ééééééééééé"})
    void short_ones_are_not(String password) {
        assertThat(problem(password)).isEqualTo(PasswordProblem.TOO_SHORT);
    }

    @Test
    void length_is_counted_in_characters_not_in_bytes() {
        assertThat(problem("🦫".repeat(3) + "🍁".repeat(3) + "🌲🐻🦉🚣🏒🧂")).isNull();
        assertThat(problem("a".repeat(64) + "b".repeat(65))).isEqualTo(PasswordProblem.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PASSWORD2021!",
                "passwordpassword",
                "qwertyqwerty",
                "123456789012",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "dragonmonkey",
                "Dragon-Monkey-1",
                "1234567890qwerty",
                "!!!football2020",
                "baseball baseball",
            })
    void the_first_that_anyone_tries_are_not_nor_what_is_made_of_them(String password) {
        assertThat(problem(password)).isEqualTo(PasswordProblem.COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noor.haddad@example.ca",
                "Noor Haddad 1",
                "haddadnoor2021",
                "dosebook1234",
                "DoseBook-Noor",
            })
    void what_anyone_can_look_up_is_not(String password) {
        assertThat(problem(password)).isEqualTo(PasswordProblem.ABOUT_YOU);
    }

    @Test
    void the_same_letters_from_two_keyboards_are_the_same_password() {
        assertThat(PasswordRules.normal("pluie e\u0301rable")).isEqualTo(PasswordRules.normal("pluie \u00e9rable"));
    }

    private static @Nullable PasswordProblem problem(String password) {
        return PasswordRules.problem(password, "noor.haddad@example.ca", new StaffName("Noor", "Haddad"))
                .orElse(null);
    }
}
