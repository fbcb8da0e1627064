package ca.dosebook.console.publishing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.SeriesId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the drafts that a member of staff may publish. */
@Component
class Drafts {

    /** Nobody plans farther ahead. */
    private static final Period AHEAD = Period.ofDays(500);

    /** Drafts of days that are over are shown too, so that somebody takes them away. */
    private static final Period BACK = Period.ofDays(30);

    private final Clinics clinics;
    private final Reach reach;
    private final Clock clock;

    Drafts(Clinics clinics, Reach reach, Clock clock) {
        this.clinics = clinics;
        this.reach = reach;
        this.clock = clock;
    }

    Selection selected(SignedIn staff, PublishForm form) {
        Site site = reach.site(staff, FallingForm.said(form.site()));
        Optional<SeriesId> series = form.seriesAsked();
        return Selection.of(site, series, of(site, series), form.named(), form.leftOut());
    }

    List<ClinicDay> of(Site site, Optional<SeriesId> series) {
        return days(Set.of(site.id())).stream()
                .filter(day -> day.state() == DayState.DRAFT)
                .filter(day -> series.isEmpty() || day.details().series().equals(series))
                .toList();
    }

    private List<ClinicDay> days(Set<SiteId> sites) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return clinics.days(sites, today.minus(BACK), today.plus(AHEAD));
    }

    /** How many drafts each site has that this member of staff reaches. */
    Map<Site, Long> sitesWithDrafts(SignedIn staff) {
        Map<SiteId, Site> sites = clinics.sites().stream()
                .filter(site -> staff.organization()
                        .reaches(site.healthUnit().value(), site.id().value()))
                .collect(Collectors.toMap(Site::id, Function.identity()));
        Map<Site, Long> counts = new HashMap<>();
        days(sites.keySet()).stream()
                .filter(day -> day.state() == DayState.DRAFT)
                .forEach(day -> Optional.ofNullable(sites.get(day.site()))
                        .ifPresent(site -> counts.merge(site, 1L, Long::sum)));
        return counts;
    }

    /** The published days of a site between two dates as an address says them; none for dates that are none. */
    List<ClinicDay> published(Site site, String from, String to) {
        try {
            return clinics.days(site.id(), LocalDate.parse(from), LocalDate.parse(to)).stream()
                    .filter(day -> day.state() == DayState.PUBLISHED)
                    .toList();
        } catch (DateTimeParseException e) {
            return List.of();
        }
    }
}
