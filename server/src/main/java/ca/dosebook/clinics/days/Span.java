package ca.dosebook.clinics.days;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of a clinic day without vaccination, such as lunch, in the site's zone.
 *
 * @param to exclusive, after {@code from}, the same date
 */
public record Span(LocalTime from, LocalTime to) implements Comparable<Span> {

    private static final Pattern WRITTEN = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span ends after it begins");
        }
    }

    /** As {@link #toString()} writes it; empty for anything else. */
    public static Optional<Span> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches()
                ? Optional.of(new Span(LocalTime.parse(parts.group(1)), LocalTime.parse(parts.group(2))))
                : Optional.empty();
    }

    /** Whether something from one time until another, exclusive, has a minute in common with this. */
    public boolean touches(LocalTime start, LocalTime end) {
        return start.isBefore(to) && from.isBefore(end);
    }

    @Override
    public int compareTo(Span other) {
        int byStart = from.compareTo(other.from);
        return byStart == 0 ? to.compareTo(other.to) : byStart;
    }

    /** As it is stored: {@code 12:00-12:30}. */
    @Override
    public String toString() {
        return "%tR-%tR".formatted(from, to);
    }
}
