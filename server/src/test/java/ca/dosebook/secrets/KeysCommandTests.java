package ca.dosebook.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Command;
import ca.dosebook.testing.DosebookTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator reads. */
@DosebookTest
class KeysCommandTests {

    @Autowired
    KeysCommand command;

    @Autowired
    JdbcClient jdbc;

    private record Said(int status, String text) {}

    private Said run(String words) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, UTF_8)) {
            int status = command.run(words.isEmpty() ? List.of() : List.of(words.split(" ")), out);
            return new Said(status, bytes.toString(UTF_8));
        }
    }

    @Test
    void keys_are_listed_rotated_and_kept_while_they_are_needed_and_it_is_written_down() {
        Said rotated = run("rotate");
        assertThat(rotated.status()).isEqualTo(Command.DONE);
        Matcher key = Pattern.compile("new key ([0-9a-f]{8}) for record").matcher(rotated.text());
        assertThat(key.find()).isTrue();

        Said listed = run("list");
        assertThat(listed.status()).isEqualTo(Command.DONE);
        assertThat(listed.text()).contains("index", "record", "draft", "audit", "coming", "primary", key.group(1));
        assertThat(run("retire " + key.group(1)))
                .isEqualTo(new Said(
                        Command.WRONG, "The key " + key.group(1) + " is in use, or soon will be: rotate first.\n"));
        assertThat(run("rotate-master").text()).contains("confirm-master");
        assertThat(run("confirm-master").text()).contains("Destroyed: 1 of before.");

        assertThat(jdbc.sql("select note from audit.entry where act = 'KEYS_ROTATED' and actor_kind = 'OPERATOR'")
                        .query((row, n) -> row.getString("note"))
                        .list())
                .contains("rotated record " + key.group(1))
                .anyMatch(note -> note.startsWith("rotated master"))
                .anyMatch(note -> note.startsWith("confirmed master"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''              | 2 | Usage
                    turn            | 2 | Usage
                    rotate index    | 2 | The key of the index is not rotated
                    rotate nothing  | 2 | Keys are rotated for record, draft or audit
                    retire          | 2 | Usage
                    retire xyz      | 2 | eight digits and letters
                    retire 00000000 | 1 | There is no key 00000000
                    """)
    void what_makes_no_sense_is_one_sentence(String words, int status, String answer) {
        Said said = run(words);

        assertThat(said.status()).isEqualTo(status);
        assertThat(said.text()).contains(answer);
        assertThat(said.text().lines()).hasSize(1);
    }
}
