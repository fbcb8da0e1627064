package ca.dosebook.console.clinics.days;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.console.clinics.Typed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which days are listed to choose from, as typed. */
record BulkFilter(
        @Nullable String site,
        @Nullable String from,
        @Nullable String until,
        @Nullable String state,
        @Nullable List<String> weekday) {

    static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    private static final int DAYS_AHEAD = 60;

    String siteSaid() {
        return Typed.said(site);
    }

    LocalDate first(LocalDate today) {
        return Typed.date(from).orElse(today);
    }

    LocalDate last(LocalDate today) {
        return Typed.date(until).orElse(first(today).plusDays(DAYS_AHEAD));
    }

    List<String> weekdays() {
        return weekday == null ? List.of() : weekday;
    }

    boolean fits(ClinicDay day) {
        return (weekdays().isEmpty()
                        || weekdays().contains(day.day().getDayOfWeek().name()))
                && (Typed.said(state).isEmpty() || day.state().name().equals(state));
    }

    BulkFilter filledIn(LocalDate today) {
        return new BulkFilter(siteSaid(), first(today).toString(), last(today).toString(), state, weekday);
    }
}
