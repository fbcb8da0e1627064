package ca.dosebook.clinics.publishing;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.DayCount;
import ca.dosebook.clinics.planning.Holidays;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.Vaccines;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at clinic days before residents do, and publishes those that nothing speaks against. */
@Component
public class PublishingCheck {

    /** Longer than any interval between doses that is booked at once. */
    private static final Period FAR = Period.ofDays(200);

    private final Clinics clinics;
    private final ClinicDays days;
    private final Sight sight;
    private final Vaccines vaccines;
    private final DosesLacking doses;
    private final Audit audit;
    private final Clock clock;

    PublishingCheck(
            Clinics clinics,
            ClinicDays days,
            Sight sight,
            Vaccines vaccines,
            DosesLacking doses,
            Audit audit,
            Clock clock) {
        this.clinics = clinics;
        this.days = days;
        this.sight = sight;
        this.vaccines = vaccines;
        this.doses = doses;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everything that speaks against publishing these drafts together, in the order of the days. */
    public List<Finding> check(Collection<ClinicDayId> ids) {
        List<ClinicDay> drafts = drafts(ids);
        return drafts.isEmpty() ? List.of() : PublishingRules.check(facts(drafts));
    }

    /**
     * Checks once more and publishes, all or none. Days that are published already are left alone, so asking twice does
     * it once.
     *
     * @param looked whether someone said that they looked at the warnings
     */
    @Transactional
    public PublishOutcome publish(Collection<ClinicDayId> ids, boolean looked, Actor actor) {
        List<ClinicDay> drafts = drafts(ids);
        if (drafts.isEmpty()) {
            return new PublishOutcome.NothingToPublish();
        }
        List<Finding> findings = PublishingRules.check(facts(drafts));
        if (findings.stream().anyMatch(Finding::isRefusal)) {
            return new PublishOutcome.Refused(findings);
        }
        if (!findings.isEmpty() && !looked) {
            return new PublishOutcome.NotLookedAt(findings);
        }
        List<ClinicDay> published =
                days.publish(drafts.stream().map(ClinicDay::id).toList());
        audit.record(published.stream()
                .map(day -> AuditEntry.of(actor, Act.CLINIC_DAYS_PUBLISHED)
                        .concerning(day.id().value()))
                .toList());
        return published.isEmpty() ? new PublishOutcome.NothingToPublish() : new PublishOutcome.Published(published);
    }

    private List<ClinicDay> drafts(Collection<ClinicDayId> ids) {
        return clinics.days(new HashSet<>(ids)).stream()
                .filter(day -> day.state() == DayState.DRAFT)
                .toList();
    }

    private PublishingRules.Facts facts(List<ClinicDay> drafts) {
        Instant now = clock.instant();
        Map<SiteId, Site> sites = clinics.sites().stream().collect(Collectors.toMap(Site::id, Function.identity()));
        Map<StopId, Stop> stops = clinics.stops().stream().collect(Collectors.toMap(Stop::id, Function.identity()));
        List<Planned> chosen = drafts.stream()
                .flatMap(day -> planned(day, sites, stops, Optional.empty()).stream())
                .toList();
        LocalDate today = now.atZone(chosen.getFirst().site().zone()).toLocalDate();
        Map<ClinicDayId, DosesLacking.Lack> lacking = doses.of(chosen, today);
        return new PublishingRules.Facts(
                now,
                chosen,
                others(chosen, sites, stops),
                planned -> sight.unseen(planned),
                (product, day) -> vaccines.windowAfter(DoseOrdinal.FIRST, product, Set.of(), today, day),
                Holidays::isHoliday,
                planned -> Optional.ofNullable(lacking.get(planned.day().id())));
    }

    /** Published days of the same health units, and of sites that share a postal code with one of the chosen. */
    private List<Planned> others(List<Planned> chosen, Map<SiteId, Site> sites, Map<StopId, Stop> stops) {
        var units = chosen.stream().map(planned -> planned.site().healthUnit()).collect(Collectors.toSet());
        var codes = chosen.stream().map(planned -> planned.stop().postalCode()).collect(Collectors.toSet());
        Set<SiteId> near = sites.values().stream()
                .filter(site -> units.contains(site.healthUnit()))
                .map(Site::id)
                .collect(Collectors.toCollection(HashSet::new));
        stops.values().stream()
                .filter(stop -> codes.contains(stop.postalCode()))
                .forEach(stop -> near.add(stop.site()));
        LocalDate first = chosen.stream()
                .map(planned -> planned.day().day())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = chosen.stream()
                .map(planned -> planned.day().day())
                .max(LocalDate::compareTo)
                .orElseThrow();
        List<ClinicDay> published = clinics.days(near, first.minus(FAR), last.plus(FAR)).stream()
                .filter(day -> day.state() == DayState.PUBLISHED)
                .toList();
        Map<ClinicDayId, DayCount> counts =
                new HashMap<>(days.counts(published.stream().map(ClinicDay::id).toList()));
        List<Planned> others = new ArrayList<>();
        published.forEach(day -> planned(day, sites, stops, Optional.of(counts.getOrDefault(day.id(), DayCount.NONE)))
                .ifPresent(others::add));
        return others;
    }

    private static Optional<Planned> planned(
            ClinicDay day, Map<SiteId, Site> sites, Map<StopId, Stop> stops, Optional<DayCount> count) {
        Site site = sites.get(day.site());
        Stop stop = stops.get(day.stop());
        if (site == null || stop == null) {
            return Optional.empty();
        }
        return Optional.of(count.map(known -> new Planned(day, site, stop, known.free()))
                .orElseGet(() -> Planned.draft(day, site, stop)));
    }
}
