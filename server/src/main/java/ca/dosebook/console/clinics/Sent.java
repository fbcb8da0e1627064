package ca.dosebook.console.clinics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** The fields of a form as they were sent, to be sent once more by the page that shows what will happen. */
public record Sent(List<Field> fields) {

    /** The name of the button that says which step comes next; it is not sent again. */
    public static final String STEP = "step";

    private static final int LONGEST = 1000;

    public record Field(String name, String value) {}

    public static Sent of(MultiValueMap<String, String> parameters) {
        return new Sent(parameters.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(STEP))
                .flatMap(Sent::fields)
                .filter(field -> field.value().length() <= LONGEST)
                .toList());
    }

    private static Stream<Field> fields(Map.Entry<String, List<String>> entry) {
        return entry.getValue().stream().map(value -> new Field(entry.getKey(), value));
    }
}
