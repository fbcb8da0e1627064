package ca.dosebook.console.auditing;

import ca.dosebook.wording.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in an entry's note, in words. A note comes from a fixed list: a name such as a role's, or a few words with
 * numbers or days. Nothing else has words, so nothing else is shown.
 */
final class Notes {

    private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
    private static final Pattern ROWS = Pattern.compile("(one of )?(\\d{1,9}) rows");
    private static final Pattern OF_A_DAY = Pattern.compile("(numbers|sample) of " + DAY);
    private static final Pattern OF_DAYS =
            Pattern.compile("by (user|person) " + DAY + "\\.\\." + DAY + "(?: \\[([A-Z_, ]+)])?");
    private static final Pattern KEYS = Pattern.compile("(rotated|retired|confirmed) ([a-z]+) (\\S+)");
    private static final Pattern THROUGH =
            Pattern.compile("(PROVIDER|APP|PAPER|PASSKEY) ([A-Za-z0-9-]+)(?: ([A-Z_]+))?");
    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z0-9]+");

    private Notes() {}

    /** Empty for a note that has no words. */
    static String inWords(Texts t, String note) {
        try {
            return Stream.of(
                            name(t, note),
                            match(ROWS, note).map(found -> rows(t, found)),
                            match(OF_A_DAY, note)
                                    .map(found -> t.of("audit.note." + found.group(1), day(t, found.group(2)))),
                            match(OF_DAYS, note).map(found -> days(t, found)),
                            match(KEYS, note).flatMap(found -> keys(t, found)),
                            match(THROUGH, note).map(found -> through(t, found)))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse("");
        } catch (DateTimeException noDay) {
            return "";
        }
    }

    /** A role, a factor, a permission and the like; they have their words where they are chosen, or in the log's own. */
    private static Optional<String> name(Texts t, String note) {
        String name = NO_LETTERS.matcher(note.toUpperCase(Locale.ROOT)).replaceAll("_");
        return Stream.of("audit.note.", "audit.outcome.", "console.role.", "organizations.kind.")
                .map(list -> list + name)
                .filter(t::has)
                .findFirst()
                .map(t::of);
    }

    private static Optional<MatchResult> match(Pattern pattern, String note) {
        return Optional.of(pattern.matcher(note))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.toMatchResult());
    }

    private static String rows(Texts t, MatchResult found) {
        return t.of(
                found.group(1) == null ? "audit.note.rows" : "audit.note.oneOfRows", Integer.parseInt(found.group(2)));
    }

    private static String days(Texts t, MatchResult found) {
        String days = t.of("audit.note." + found.group(1), day(t, found.group(2)), day(t, found.group(3)));
        return found.group(4) == null
                ? days
                : days + " ("
                        + List.of(found.group(4).split(", ")).stream()
                                .map(kind -> "audit.kind." + kind)
                                .filter(t::has)
                                .map(t::of)
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static Optional<String> keys(Texts t, MatchResult found) {
        return Optional.of("audit.note.key." + found.group(2))
                .filter(t::has)
                .map(key -> t.of("audit.note." + found.group(1), t.of(key), found.group(3)));
    }

    /** The identity provider, by the name in the settings; before it the second factor, after it why it was refused. */
    private static String through(Texts t, MatchResult found) {
        String provider = t.of("audit.note.provider", found.group(2));
        return Stream.of(
                        found.group(1).equals("PROVIDER") ? "" : t.of("audit.note." + found.group(1)),
                        provider,
                        found.group(3) == null
                                ? ""
                                : name(t, "PROVIDER_" + found.group(3)).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String day(Texts t, String iso) {
        return t.shortDate(LocalDate.parse(iso));
    }
}
