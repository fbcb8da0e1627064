package ca.dosebook.rollout;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Finds postal areas by what a resident types for a place: a town, part of its name, or the beginning of a postal code.
 * Blind to case, accents and punctuation.
 */
final class PlaceSearch {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    // "St. Mary's" is one name to people, whether they type the apostrophe or not.
    private static final Pattern INSIDE_A_WORD = Pattern.compile("['’.]");

    private final List<Place> places;

    private record Place(PostalArea area, String name, List<String> words) {}

    private record Found(Place place, int rank) {}

    PlaceSearch(List<PostalArea> areas) {
        this.places = areas.stream()
                .map(area -> {
                    List<String> words = words(area.placeName()).stream()
                            .map(PlaceSearch::spelledOut)
                            .toList();
                    return new Place(area, String.join(" ", words), words);
                })
                .toList();
    }

    List<PostalArea> find(String typed, int atMost) {
        List<String> wanted = words(typed);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return places.stream()
                .flatMap(place -> rank(place, wanted).stream().mapToObj(rank -> new Found(place, rank)))
                .sorted(Comparator.comparingInt(Found::rank)
                        .thenComparing(found -> found.place().name())
                        .thenComparing(found -> found.place().area().fsa()))
                .limit(atMost)
                .map(found -> found.place().area())
                .toList();
    }

    /** Lower is better: the code itself, then names that begin with what was typed, then names that contain it. */
    private static OptionalInt rank(Place place, List<String> wanted) {
        String together = String.join("", wanted);
        String fsa = place.area().fsa().toLowerCase(Locale.ROOT);
        if (fsa.startsWith(together.length() > 3 && isPostalCode(together) ? together.substring(0, 3) : together)) {
            return OptionalInt.of(0);
        }
        String phrase = String.join(" ", wanted);
        String spelledOut = wanted.stream().map(PlaceSearch::spelledOut).collect(joining(" "));
        if (place.name().startsWith(phrase) || place.name().startsWith(spelledOut)) {
            return OptionalInt.of(1);
        }
        // "st" may be Saint or the beginning of Stratford: both are meant.
        boolean everyWord = wanted.stream()
                .allMatch(word -> place.words().stream()
                        .anyMatch(known -> known.startsWith(word) || known.startsWith(spelledOut(word))));
        return everyWord ? OptionalInt.of(2) : OptionalInt.empty();
    }

    private static boolean isPostalCode(String typed) {
        return PostalCode.parse(typed).isPresent();
    }

    private static List<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(NOT_A_WORD.split(INSIDE_A_WORD.matcher(plain).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String spelledOut(String word) {
        return switch (word) {
            case "st" -> "saint";
            case "ste" -> "sainte";
            default -> word;
        };
    }
}
