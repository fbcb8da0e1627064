package ca.dosebook.wording;

import ca.dosebook.kernel.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every text of the product, read once from {@code messages/<module>_en.properties} and {@code …_fr.properties} of
 * every module. The files are found, not registered; a key belongs to one file, and begins with its module's name.
 */
@Component
public class Wording {

    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);

    Wording() {
        for (Language language : Language.values()) {
            texts.put(language, new Texts(language, read(language)));
        }
    }

    /** The same texts without Spring, for a test or a tool. */
    public static Wording ofClassPath() {
        return new Wording();
    }

    public Texts in(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    private static Map<String, String> read(Language language) {
        Map<String, String> words = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language.code() + ".properties")) {
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (String key : properties.stringPropertyNames()) {
                    if (words.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException("two messages files have the key " + key);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
