package ca.dosebook.rehearsal.days;

import ca.dosebook.rehearsal.options.Misuse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The days there are files of. */
public final class Days {

    public static final List<String> NAMES =
            List.of("ontario-2021-03-15", "ontario-2021-05-03", "france-2021-07-12", "massachusetts-2021-02-18");

    private Days() {}

    public static Day named(String name) {
        if (!NAMES.contains(name)) {
            throw new Misuse("There is no day \"" + name + "\"; there are " + String.join(", ", NAMES) + ".");
        }
        try (InputStream file = Days.class.getResourceAsStream("/days/" + name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("the file of " + name + " is missing");
            }
            Map<String, Object> day = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return day(name, day);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // what a YAML file is made of is known when it is read
    private static Day day(String name, Map<String, Object> file) {
        Map<String, Object> thinking = (Map<String, Object>) value(file, "thinking");
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        ((Map<String, Integer>) value(file, "kinds")).forEach((word, weight) -> kinds.put(Kind.of(word), weight));
        return new Day(
                name,
                (Map<String, String>) value(file, "title"),
                (Map<String, String>) value(file, "about"),
                (Integer) value(file, "people"),
                ((List<Map<String, String>>) value(file, "sources"))
                        .stream()
                                .map(source -> new Day.Source(text(source, "url"), text(source, "says")))
                                .toList(),
                (Map<String, String>) value(file, "drawn"),
                new Curve(((List<List<Number>>) value(file, "arrivals"))
                        .stream()
                                .map(point -> new Curve.Point(
                                        point.get(0).doubleValue(), point.get(1).doubleValue()))
                                .toList()),
                kinds,
                (Integer) value(file, "gives-up-after-minutes"),
                (Integer) value(file, "bots-per-thousand"),
                new Thinking(
                        ((Number) value(thinking, "seconds")).doubleValue(),
                        ((Number) value(thinking, "seconds-per-100-words")).doubleValue(),
                        ((Number) value(thinking, "spread")).doubleValue()));
    }

    private static Object value(Map<String, Object> file, String key) {
        Object value = file.get(key);
        if (value == null) {
            throw new IllegalStateException("the file says nothing of " + key);
        }
        return value;
    }

    private static String text(Map<String, String> file, String key) {
        String value = file.get(key);
        if (value == null) {
            throw new IllegalStateException("a source says nothing of " + key);
        }
        return value;
    }
}
