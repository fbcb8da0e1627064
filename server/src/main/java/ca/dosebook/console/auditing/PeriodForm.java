package ca.dosebook.console.auditing;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.AuditLog.Period;
import ca.dosebook.audit.Place;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.wording.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted, as it came in the address. Nothing at all means the last seven days and every kind.
 *
 * @param after where the page before ended
 */
record PeriodForm(
        @Nullable String fromDay,
        @Nullable String fromMonth,
        @Nullable String fromYear,
        @Nullable String toDay,
        @Nullable String toMonth,
        @Nullable String toYear,
        @Nullable List<String> kind,
        @Nullable String after) {

    private static final Pattern AFTER = Pattern.compile("(\\d{1,17})_([0-9a-f-]{36})");
    private static final int USUAL_DAYS = 7;

    /** With the usual dates where none are given. */
    PeriodForm filled(LocalDate today) {
        if (!beginning().isAbsent() || !end().isAbsent()) {
            return this;
        }
        LocalDate first = today.minusDays(USUAL_DAYS - 1);
        return new PeriodForm(
                String.valueOf(first.getDayOfMonth()),
                String.valueOf(first.getMonthValue()),
                String.valueOf(first.getYear()),
                String.valueOf(today.getDayOfMonth()),
                String.valueOf(today.getMonthValue()),
                String.valueOf(today.getYear()),
                kind,
                after);
    }

    FormErrors errors(Texts t) {
        Optional<LocalDate> from = from();
        Optional<LocalDate> to = to();
        FormErrors errors = FormErrors.none();
        if (from.isEmpty()) {
            errors = errors.and("from", t.of("auditing.period.from.error"));
        }
        if (to.isEmpty()) {
            errors = errors.and("to", t.of("auditing.period.to.error"));
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            errors = errors.and("to", t.of("auditing.period.order"));
        }
        return errors;
    }

    /** Where {@link #errors} has none. */
    Period period() {
        return Period.of(first(), last());
    }

    Set<Act.Kind> kinds() {
        Set<Act.Kind> kinds = EnumSet.noneOf(Act.Kind.class);
        for (Act.Kind one : Act.Kind.values()) {
            if (kind != null && kind.contains(one.name())) {
                kinds.add(one);
            }
        }
        return kinds;
    }

    Place place() {
        return placeOr(after, period().until());
    }

    LocalDate first() {
        return from().orElseThrow();
    }

    LocalDate last() {
        return to().orElseThrow();
    }

    /** What was asked, for the log. */
    String inShort() {
        return first() + ".." + last() + (kinds().isEmpty() ? "" : " " + kinds());
    }

    /** The same dates. */
    String query() {
        StringBuilder query = new StringBuilder("?");
        addDates(query);
        return query.substring(0, query.length() - 1);
    }

    /** The same dates and kinds, beginning after a place. */
    String queryAfter(Place last) {
        StringBuilder query = new StringBuilder("?");
        addDates(query);
        kinds().forEach(one -> add(query, "kind", one.name()));
        add(query, "after", mark(last));
        return query.substring(0, query.length() - 1);
    }

    private void addDates(StringBuilder query) {
        add(query, "fromDay", fromDay);
        add(query, "fromMonth", fromMonth);
        add(query, "fromYear", fromYear);
        add(query, "toDay", toDay);
        add(query, "toMonth", toMonth);
        add(query, "toYear", toYear);
    }

    /** A place as it stands in an address. */
    static String mark(Place place) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, place.at()) + "_" + place.id();
    }

    /** The place of an address; now when it is none. */
    static Place placeOr(@Nullable String mark, Instant now) {
        Matcher matcher = AFTER.matcher(mark == null ? "" : mark);
        try {
            return matcher.matches()
                    ? new Place(
                            Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS),
                            UUID.fromString(matcher.group(2)))
                    : Place.from(now);
        } catch (IllegalArgumentException e) {
            return Place.from(now);
        }
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
    }

    private Optional<LocalDate> from() {
        return beginning().planned();
    }

    private Optional<LocalDate> to() {
        return end().planned();
    }

    private TypedDate beginning() {
        return new TypedDate(fromDay, fromMonth, fromYear);
    }

    private TypedDate end() {
        return new TypedDate(toDay, toMonth, toYear);
    }
}
