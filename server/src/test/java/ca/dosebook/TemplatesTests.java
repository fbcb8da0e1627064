package ca.dosebook;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the templates and the code name exists, and no template has what the content-security policy would block. */
class TemplatesTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path CODE = Path.of("src/main/java");

    /** {@code t.of("key"}, {@code frame.t().of("key"}, {@code texts.of("key"}; group 2 if the key goes on. */
    private static final Pattern TEXT = Pattern.compile("\\b(?:t|texts|t\\(\\))\\.of\\(\\s*\"([^\"]+)\"\\s*(\\+)?");

    private static final Pattern PAGE = Pattern.compile("\\bpages\\.page\\(\\s*\"([^\"]+)\"");

    private static final Pattern BLOCKED =
            Pattern.compile("<script|<style|<iframe|\\sstyle\\s*=|\\son[a-z]+\\s*=\\s*\"|javascript:|\\$unsafe");

    /** A browser gives a passkey to nothing but a script; who waits need not load the page again. These very tags. */
    private static final String PASSKEYS = "<script src=\"${frame.asset(\"passkeys.js\")}\" defer></script>";

    private static final String WAITING = "<script src=\"${frame.asset(\"waiting.js\")}\" defer></script>";

    /** Without network nothing else can record what happens. */
    private static final String MOBILE = "<script type=\"module\" src=\"${frame.asset(\"mobile/app.js\")}\"></script>";

    private static final Map<Path, String> WITH_OWN_SCRIPT = Map.of(
            TEMPLATES.resolve("console/mobile/tablet.jte"), MOBILE,
            TEMPLATES.resolve("console/signingin/code.jte"), PASSKEYS,
            TEMPLATES.resolve("console/factors/passkeyDevice.jte"), PASSKEYS,
            TEMPLATES.resolve("portal/waiting/waiting.jte"), WAITING);

    private final Texts english = Wording.ofClassPath().in(Language.EN);

    @Test
    void everyTextThatIsNamedExists() throws IOException {
        List<String> missing = new ArrayList<>();
        List<String> named = new ArrayList<>();
        BiConsumer<Path, MatchResult> look = (file, found) -> {
            String key = found.group(1);
            named.add(key);
            boolean there = found.group(2) == null
                    ? english.has(key)
                    : english.keys().stream().anyMatch(known -> known.startsWith(key));
            if (!there) {
                missing.add(key + " in " + file);
            }
        };
        eachMatch(TEMPLATES, ".jte", TEXT, look);
        eachMatch(CODE, ".java", TEXT, look);
        assertThat(named).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPageThatIsNamedHasItsTemplate() throws IOException {
        List<String> missing = new ArrayList<>();
        List<String> named = new ArrayList<>();
        eachMatch(CODE, ".java", PAGE, (file, found) -> {
            named.add(found.group(1));
            if (!Files.exists(TEMPLATES.resolve(found.group(1) + ".jte"))) {
                missing.add(found.group(1) + " in " + file);
            }
        });
        assertThat(named).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void noTemplateHasAScriptAStyleOrUnescapedText() throws IOException {
        List<String> blocked = new ArrayList<>();
        eachMatch(TEMPLATES, ".jte", BLOCKED, (file, found) -> blocked.add(found.group() + " in " + file));
        for (Path page : WITH_OWN_SCRIPT.keySet()) {
            assertThat(Files.readString(page)).containsOnlyOnce(WITH_OWN_SCRIPT.get(page));
            assertThat(blocked.remove("<script in " + page)).isTrue();
        }
        assertThat(blocked).isEmpty();
    }

    private static void eachMatch(Path folder, String ending, Pattern pattern, BiConsumer<Path, MatchResult> look)
            throws IOException {
        for (Path file : files(folder, ending)) {
            pattern.matcher(Files.readString(file)).results().forEach(found -> look.accept(file, found));
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
