package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.DayDetails;
import ca.dosebook.clinics.days.DayPart;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.SeriesId;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.planning.Pattern.Occurrence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What becomes of the days of a repeating clinic when its pattern changes. Pure.
 *
 * <p>What was set for one day stays its own, but for blocked spans: those of the repeating clinic always apply, beside the
 * day's own. A published day keeps its product and its stop. Past days are nobody's to change.
 */
final class SeriesMerge {

    private final SiteId site;
    private final SeriesId series;
    private final Pattern before;
    private final LocalDate today;
    private final Function<ClinicDay, DayRules.Facts> facts;

    SeriesMerge(
            SiteId site, SeriesId series, Pattern before, LocalDate today, Function<ClinicDay, DayRules.Facts> facts) {
        this.site = site;
        this.series = series;
        this.before = before;
        this.today = today;
        this.facts = facts;
    }

    /**
     * One for each day, in order of the dates.
     *
     * @param days all days of the series; one that was cancelled keeps its date from getting another
     */
    List<SeriesChange> to(Pattern then, List<ClinicDay> days) {
        Map<LocalDate, Occurrence> wanted = new HashMap<>();
        then.occurrences().stream()
                .filter(occurrence -> !occurrence.day().isBefore(today))
                .forEach(occurrence -> wanted.put(occurrence.day(), occurrence));
        List<SeriesChange> changes = new ArrayList<>();
        for (ClinicDay day : days) {
            Occurrence occurrence = wanted.remove(day.day());
            if (!day.day().isBefore(today) && day.state() != DayState.CANCELLED) {
                changes.add(occurrence == null ? without(day) : with(day, occurrence, then.plan()));
            }
        }
        wanted.values().forEach(occurrence -> changes.add(added(occurrence, then.plan())));
        changes.sort(Comparator.comparing((SeriesChange change) -> change.day().day())
                .thenComparing(change -> change.day().opens()));
        return changes;
    }

    private static SeriesChange without(ClinicDay day) {
        return day.state() == DayState.DRAFT ? new SeriesChange.Dropped(day) : new SeriesChange.LeftOver(day);
    }

    private SeriesChange added(Occurrence occurrence, DayPlan plan) {
        ClinicDay draft = plan.on(site, occurrence.stop(), occurrence.day());
        ClinicDay day = draft.with(draft.details().of(series));
        DayResult result = DayRules.decide(day, day, facts.apply(day));
        return result.problem()
                .<SeriesChange>map(why -> new SeriesChange.Refused(day, why, 0))
                .orElseGet(() -> new SeriesChange.Added(day));
    }

    private SeriesChange with(ClinicDay day, Occurrence occurrence, DayPlan plan) {
        Set<DayPart> own = EnumSet.noneOf(DayPart.class);
        own.addAll(day.details().ownParts());
        if (day.state() == DayState.PUBLISHED) {
            own.add(DayPart.PRODUCT);
            own.add(DayPart.STOP);
        }
        boolean roomForReserves = own.contains(DayPart.RESERVES)
                || plan.reserves().all() <= (own.contains(DayPart.PLACES) ? day.slotCapacity() : plan.slotCapacity());
        if (!roomForReserves || !roomForOwnReserves(day, own, plan)) {
            return new SeriesChange.Refused(day, DayProblem.RESERVES, 0);
        }
        ClinicDay merged = merged(day, occurrence.stop(), plan, own);
        Set<DayPart> kept =
                DayEdit.differing(merged, merged(day, occurrence.stop(), plan, EnumSet.noneOf(DayPart.class)));
        DayResult result = DayRules.decide(day, merged, facts.apply(day));
        if (result.problem().isPresent()) {
            return new SeriesChange.Refused(day, result.problem().get(), result.slotsInTheWay());
        }
        return result.changes() ? new SeriesChange.Changed(day, merged, kept) : new SeriesChange.Same(day, kept);
    }

    private static boolean roomForOwnReserves(ClinicDay day, Set<DayPart> own, DayPlan plan) {
        int places = own.contains(DayPart.PLACES) ? day.slotCapacity() : plan.slotCapacity();
        return !own.contains(DayPart.RESERVES) || day.details().reserves().all() <= places;
    }

    private ClinicDay merged(ClinicDay day, StopId stop, DayPlan plan, Set<DayPart> own) {
        boolean ownHours = own.contains(DayPart.HOURS);
        boolean ownPlaces = own.contains(DayPart.PLACES);
        DayDetails details = day.details()
                .staffed(ownPlaces ? day.details().staffing() : plan.staffing())
                .keeping(own.contains(DayPart.RESERVES) ? day.details().reserves() : plan.reserves())
                .blocking(blocked(day, plan));
        int places = ownPlaces ? day.slotCapacity() : plan.slotCapacity();
        return new ClinicDay(
                day.id(),
                day.site(),
                own.contains(DayPart.STOP) ? day.stop() : stop,
                day.day(),
                ownHours ? day.opens() : plan.opens(),
                ownHours ? day.closes() : plan.closes(),
                own.contains(DayPart.PRODUCT) ? day.product() : plan.product(),
                ownPlaces ? day.slotMinutes() : plan.slotMinutes(),
                places,
                details.reserves().all() <= places
                        ? details
                        : details.keeping(day.details().reserves()));
    }

    /** The day's own spans, which the series did not have before, and those the series has now. */
    private List<Span> blocked(ClinicDay day, DayPlan plan) {
        Stream<Span> own = day.details().blocked().stream()
                .filter(span -> !before.plan().blocked().contains(span));
        return Stream.concat(own, plan.blocked().stream()).toList();
    }
}
