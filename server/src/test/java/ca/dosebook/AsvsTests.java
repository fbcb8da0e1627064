package ca.dosebook;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/asvs.md} speaks of every requirement once, and names tests that exist. */
class AsvsTests {

    private static final Path DOCUMENT = Path.of("..", "docs", "asvs.md");
    private static final Path NUMBERS = Path.of("src", "test", "resources", "asvs-5.0-levels-1-and-2.txt");
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| (\\d+\\.\\d+\\.\\d+)(?:–(\\d+\\.\\d+\\.\\d+))? \\| [^|]+ \\| ([^|]+) \\| ([^|]*) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+Tests)`");

    @Test
    void every_requirement_stands_there_once() throws IOException {
        List<String> all = Files.readAllLines(NUMBERS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> found = new ArrayList<>();
        ROW.matcher(Files.readString(DOCUMENT)).results().forEach(row -> {
            int first = all.indexOf(row.group(1));
            int last = row.group(2) == null ? first : all.indexOf(row.group(2));
            assertThat(first).as(row.group()).isNotNegative();
            found.addAll(all.subList(first, last + 1));
        });
        assertThat(found).containsExactlyElementsOf(all);
    }

    @Test
    void it_says_one_of_four_things_and_how_it_is_known() throws IOException {
        assertThat(ROW.matcher(Files.readString(DOCUMENT)).results()).allSatisfy(row -> {
            assertThat(row.group(3)).isIn("met", "partly", "deployment", "n/a");
            assertThat(row.group(4)).isNotBlank();
        });
    }

    @Test
    void the_tests_it_names_exist() throws IOException {
        Set<String> exist = Stream.of(
                        SourceFiles.TESTS, Path.of("../journeys/src/test"), Path.of("../rehearsal/src/test"))
                .flatMap(root -> SourceFiles.under(root, ".java").stream())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(toSet());
        assertThat(TEST.matcher(Files.readString(DOCUMENT)).results().map(name -> name.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(exist).contains(name));
    }
}
