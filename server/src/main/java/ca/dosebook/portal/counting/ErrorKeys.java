package ca.dosebook.portal.counting;

import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds the key of a text again, so that an error is counted by what the page said and never by what a person typed: a
 * text with a name or a day in it becomes the key without them.
 */
@Component
class ErrorKeys {

    /** A text with less than this besides its gaps could be found in any other. */
    private static final int SHORT = 12;

    private final Map<Language, Known> known = new EnumMap<>(Language.class);

    private record Known(Map<String, String> plain, List<Template> templates) {}

    /** A text with gaps. */
    private record Template(Pattern pattern, String key) {}

    ErrorKeys(Wording wording) {
        for (Language language : Language.values()) {
            known.put(language, read(wording.in(language)));
        }
    }

    /** The key, or empty for a text of no messages file of the public pages. */
    Optional<String> of(Language language, String text) {
        Known words = known.getOrDefault(language, new Known(Map.of(), List.of()));
        return Optional.ofNullable(words.plain().get(text))
                .or(() -> words.templates().stream()
                        .filter(template -> template.pattern().matcher(text).matches())
                        .map(Template::key)
                        .findFirst());
    }

    private static Known read(Texts t) {
        Map<String, String> plain = new HashMap<>();
        List<Template> templates = new ArrayList<>();
        for (String key :
                t.keys().stream().filter(ErrorKeys::isOfPublicPages).sorted().toList()) {
            String text = t.of(key);
            if (text.indexOf('{') < 0) {
                plain.putIfAbsent(text, key);
            } else if (text.replaceAll("\\{[^}]*}", "").strip().length() > SHORT) {
                templates.add(new Template(pattern(text), key));
            }
        }
        return new Known(plain, templates);
    }

    private static Pattern pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("\\{[^}]*}", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    private static boolean isOfPublicPages(String key) {
        return key.startsWith("portal.") || key.startsWith("feedback.");
    }
}
