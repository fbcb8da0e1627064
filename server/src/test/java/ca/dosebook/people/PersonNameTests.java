package ca.dosebook.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O",
                "Ng",
                "O’Neil",
                "D'Arcy",
                "Lévesque-Tremblay",
                "de la Peña y García",
                "محمد عبد الله",
                "משה כהן",
                "می‌خواهم",
                "प्रिया",
                "王小明",
                "ᐊᓄᒃ",
                "Rose 🌹",
                "👩‍⚕️",
                "🏴󠁣󠁡󠁯󠁮󠁿",
                "III."
            })
    void people_are_called_what_they_are_called(String name) {
        assertThat(new PersonName(name, name).full()).isEqualTo(name + " " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u00A0",
                "a\u0000b",
                "a\u001Bb",
                "a\u0085b\u0007",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Fb",
                "a\uFEFFb",
                "a\uD83Db",
                "a\uE000b",
                "a\uFFFFb"
            })
    void what_cannot_stand_on_paper_is_refused(String name) {
        assertThatThrownBy(() -> new PersonName("Rose", name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_part_has_up_to_200_characters_however_many_units_they_take() {
        assertThat(new PersonName("", "é".repeat(200)).family()).hasSize(200);
        assertThat(new PersonName("🌹".repeat(200), "x").given()).hasSize(400);
        assertThat(new PersonName("", "e\u0301".repeat(200)).family()).isEqualTo("é".repeat(200));
        assertThatThrownBy(() -> new PersonName("", "é".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonName("é".repeat(201), "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_is_tidied_and_never_corrected() {
        PersonName name = new PersonName("  Ame\u0301lie \t Rose\u00A0 ", "mcDONALD");

        assertThat(name).isEqualTo(new PersonName("Amélie Rose", "mcDONALD"));
        assertThat(name.calledBy()).isEqualTo("Amélie Rose");
        assertThat(new PersonName("", "Suharto").full()).isEqualTo("Suharto");
        assertThat(new PersonName("", "Suharto").calledBy()).isEqualTo("Suharto");
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë, O’Neil-Roy, zoe, ONEIL ROY",
        "François, Lœwen, FRANCOIS, lœwen",
        "Jean-Luc, d’Arcy, Jean Luc, DArcy",
        "Ｒｏｓｅ, Tremblay, Rose, Tremblay",
        "İpek, Yılmaz, ipek, yılmaz"
    })
    void the_same_name_is_found_however_it_is_typed(
            String given, String family, String otherGiven, String otherFamily) {
        assertThat(new PersonName(given, family).matchingForm())
                .isEqualTo(new PersonName(otherGiven, otherFamily).matchingForm());
    }

    @Test
    void different_names_stay_different() {
        assertThat(new PersonName("Ann", "Roy").matchingForm())
                .isNotEqualTo(new PersonName("Anna", "Roy").matchingForm());
        assertThat(new PersonName("", "🌹").matchingForm()).isNotEqualTo(new PersonName("", "🌷").matchingForm());
        assertThat(new PersonName("", "王").matchingForm()).isNotEqualTo(new PersonName("", "李").matchingForm());
    }
}
