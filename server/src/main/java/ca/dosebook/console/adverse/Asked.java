package ca.dosebook.console.adverse;

import ca.dosebook.console.clinics.Typed;
import ca.dosebook.immunizations.adverse.Happening;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is asked about a reaction, first and later: the answers to choose from, and how answers are read. */
public final class Asked {

    /** Nobody was given one of these vaccines before. */
    private static final int FIRST_YEAR = 2020;

    private Asked() {}

    /** What can have happened, in one of the parts of the form. */
    public record Part(String id, String title, List<Choice> choices) {}

    /** The first part has the name of the question, so that the error summary leads there. */
    public static List<Part> happenings(Texts t) {
        return Arrays.stream(Happening.Group.values())
                .map(group -> new Part(
                        group.ordinal() == 0 ? "happened" : "happened" + group.name(),
                        t.of("adverse.group." + group),
                        choices(
                                t,
                                "adverse.happening.",
                                Arrays.stream(Happening.values())
                                        .filter(one -> one.group() == group)
                                        .toArray(Happening[]::new))))
                .toList();
    }

    public static List<Choice> choices(Texts t, String key, Enum<?>... values) {
        return Arrays.stream(values)
                .map(one -> Choice.of(one.name(), t.of(key + one.name())))
                .toList();
    }

    /** The answer that is chosen; empty for none, and for one that was made up. */
    public static <E extends Enum<E>> Optional<E> one(E[] known, @Nullable String typed) {
        return Arrays.stream(known).filter(one -> one.name().equals(typed)).findFirst();
    }

    /** The answers that are ticked, without those that were made up. */
    public static <E extends Enum<E>> Set<E> all(E[] known, @Nullable List<String> typed) {
        return Arrays.stream(known)
                .filter(one -> typed != null && typed.contains(one.name()))
                .collect(Collectors.toSet());
    }

    /** A day on which one of these vaccines can have been given. */
    public static Optional<LocalDate> date(@Nullable String day, @Nullable String month, @Nullable String year) {
        return new TypedDate(day, month, year).date().filter(date -> date.getYear() >= FIRST_YEAR);
    }

    /** A date and a time of day in a zone; empty unless both can be read. */
    public static Optional<Instant> moment(Optional<LocalDate> date, @Nullable String time, ZoneId zone) {
        return date.flatMap(
                on -> Typed.time(time).map(at -> on.atTime(at).atZone(zone).toInstant()));
    }
}
