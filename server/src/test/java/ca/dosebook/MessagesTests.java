package ca.dosebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every text is there in both languages, complete, and neither is the other's copy. */
class MessagesTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    /** An argument and how it is formatted; the words of a choice differ by language. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+(,\\w+)?");

    /** A text of this length that is equal in both languages was forgotten, unless its key is below. */
    private static final int LONG = 24;

    private static final Set<String> RIGHTLY_EQUAL = Set.of("pilot.minutes");

    @Test
    void everyEnglishFileHasAFrenchOneAndTheOtherWayRound() throws IOException {
        assertThat(modules("_fr")).isNotEmpty().isEqualTo(modules("_en"));
    }

    @TestFactory
    Stream<DynamicTest> theTextsOf() throws IOException {
        return modules("_en").stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    Map<String, String> english = texts(module, "_en");
                    Map<String, String> french = texts(module, "_fr");
                    assertThat(french.keySet()).as("keys").isEqualTo(english.keySet());
                    assertThat(problems(module, english, french)).isEmpty();
                }));
    }

    private static List<String> problems(String module, Map<String, String> english, Map<String, String> french) {
        List<String> problems = new ArrayList<>();
        english.forEach((key, en) -> {
            String fr = french.getOrDefault(key, "");
            if (!key.startsWith(module + ".")) {
                problems.add(key + " does not begin with the name of its module");
            }
            if (en.isBlank() || fr.isBlank()) {
                problems.add(key + " is empty");
            }
            if ((en + fr).indexOf('\'') >= 0) {
                problems.add(key + " has an ASCII apostrophe, which swallows placeholders: write ’");
            }
            if (!placeholders(en).equals(placeholders(fr))) {
                problems.add(key + " has other placeholders in French");
            }
            if (en.equals(fr) && en.length() >= LONG && !RIGHTLY_EQUAL.contains(key)) {
                problems.add(key + " is the same in both languages");
            }
            for (String text : List.of(en, fr)) {
                try {
                    assertThat(new MessageFormat(text)).isNotNull();
                } catch (IllegalArgumentException unreadable) {
                    problems.add(key + ": " + unreadable.getMessage());
                }
            }
        });
        return problems;
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(group -> found.add(group));
        return found;
    }

    private static Set<String> modules(String ending) throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            Set<String> modules = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending + ".properties"))
                    .forEach(name -> modules.add(name.substring(0, name.indexOf(ending))));
            return modules;
        }
    }

    private static Map<String, String> texts(String module, String ending) {
        Properties properties = new Properties();
        try (var reader =
                Files.newBufferedReader(MESSAGES.resolve(module + ending + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
