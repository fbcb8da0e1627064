package ca.dosebook.portal.locating;

import ca.dosebook.pages.Choice;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.rollout.Rollout;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads where someone lives: a postal code, its first three characters, or the name of a town. */
@Component
class PlaceReader {

    /** Longer than any town's name; more is not looked up. */
    private static final int LONGEST = 80;

    private final Rollout rollout;

    PlaceReader(Rollout rollout) {
        this.rollout = rollout;
    }

    sealed interface Place {}

    /** @param typed the postal code as printed, or the area alone */
    record Found(String typed, PostalArea area) implements Place {
        @Override
        public String toString() {
            return "Found[masked]";
        }
    }

    record Several(List<PostalArea> areas) implements Place {}

    /** @param reason the key of the text that says what to do */
    record NotFound(String reason) implements Place {}

    Place read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new NotFound("portal.where.error.empty");
        }
        if (text.length() > LONGEST) {
            return new NotFound("portal.where.error.unknown");
        }
        Optional<PostalCode> code = PostalCode.parse(text);
        if (code.isPresent()) {
            if (!code.get().inOntario()) {
                return new NotFound("portal.where.error.outside");
            }
            return rollout.postalArea(code.get())
                    .<Place>map(area -> new Found(code.get().value(), area))
                    .orElseGet(() -> new NotFound("portal.where.error.unknown"));
        }
        Optional<PostalArea> area = rollout.postalArea(text);
        if (area.isPresent()) {
            return new Found(area.get().fsa(), area.get());
        }
        List<PostalArea> named = rollout.placesNamed(text);
        return switch (named.size()) {
            case 0 -> new NotFound("portal.where.error.unknown");
            case 1 -> new Found(named.getFirst().fsa(), named.getFirst());
            default -> new Several(named);
        };
    }

    static List<Choice> choices(List<PostalArea> areas) {
        return areas.stream()
                .map(area -> Choice.of(area.fsa(), area.fsa() + " – " + area.placeName()))
                .toList();
    }
}
