package ca.dosebook.rehearsal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.rehearsal.play.PlayOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {

    private static Words words(String line) {
        return new Words("bench", List.of(line.split(" ")));
    }

    @Test
    void options_are_taken_in_any_order_and_way_of_writing() {
        Words words = words("--json --seconds=2m --clients 7 --setting a=b --setting c=d");

        assertThat(words.time("--seconds", Duration.ZERO, 1, 600)).isEqualTo(Duration.ofMinutes(2));
        assertThat(words.number("--clients", 1, 1, 10)).isEqualTo(7);
        assertThat(words.texts("--setting")).containsExactly("a=b", "c=d");
        assertThat(words.flag("--json")).isTrue();
        assertThat(words.decimal("--speed", 1.5, 0, 9)).isEqualTo(1.5);
        words.end();
    }

    @Test
    void what_nobody_took_is_misuse() {
        assertThatThrownBy(() -> words("--clinets 7").end())
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("--clinets");
    }

    @Test
    void a_value_that_is_missing_or_out_of_range_is_misuse() {
        assertThatThrownBy(() -> words("--clients").number("--clients", 1, 1, 9))
                .isInstanceOf(Misuse.class);
        assertThatThrownBy(() -> words("--clients --json").number("--clients", 1, 1, 9))
                .isInstanceOf(Misuse.class);
        assertThatThrownBy(() -> words("--clients 10").number("--clients", 1, 1, 9))
                .isInstanceOf(Misuse.class);
        assertThatThrownBy(() -> words("--seconds 3h").time("--seconds", Duration.ZERO, 1, 9))
                .isInstanceOf(Misuse.class);
        assertThatThrownBy(() -> words("--kill cat").oneOf("--kill", List.of("node")))
                .isInstanceOf(Misuse.class);
    }

    @Test
    void as_many_come_each_second_as_on_the_day_unless_asked() {
        PlayOptions options = PlayOptions.parse(words("--day france-2021-07-12 --speed 100"));

        assertThat(options.people()).isEqualTo(9_000);
        assertThat(PlayOptions.parse(words("--people 123")).people()).isEqualTo(123);
        assertThat(PlayOptions.parse(words("--scale 0.5")).people()).isEqualTo(23_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--url http://a:1",
                "--url http://a:1 --key k --kill node",
                "--url http://a:1 --key k --setting a=b",
                "--day yesterday",
                "--language de",
                "--speed 0"
            })
    void what_cannot_be_played_is_misuse(String line) {
        assertThatThrownBy(() -> PlayOptions.parse(words(line))).isInstanceOf(Misuse.class);
    }

    @Test
    void the_command_in_the_report_holds_no_secret() {
        assertThat(PlayOptions.parse(words("--url http://a:1 --key secret")).words())
                .doesNotContain("secret");
    }
}
