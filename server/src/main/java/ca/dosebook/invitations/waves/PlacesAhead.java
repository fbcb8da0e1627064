package ca.dosebook.invitations.waves;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.Timetable;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.invitations.waves.Capacity.Enough;
import ca.dosebook.invitations.waves.Capacity.Span;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads the free places ahead at the sites of a health unit. */
@Component
class PlacesAhead {

    /** The last dose of a series may be months after the first. */
    private static final int FARTHEST_DAYS = 400;

    private static final int WEEK = 7;

    /** Whole days are counted, so the half hour between Ontario's two zones changes nothing. */
    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    /** From where to look when no distance is asked for: any point will do. */
    private static final GeoPoint ANYWHERE = new GeoPoint(44.23, -76.48);

    private final Availability availability;
    private final Vaccines vaccines;

    PlacesAhead(Availability availability, Vaccines vaccines) {
        this.availability = availability;
        this.vaccines = vaccines;
    }

    Outlook of(HealthUnitId unit, WaveRule rule, int waiting, Instant now) {
        LocalDate from = now.atZone(PROVINCE).toLocalDate().plusDays(1);
        LocalDate to = from.plusDays(rule.validDays() - 1L);
        Map<ProductCode, NavigableMap<LocalDate, Integer>> free = free(unit, rule.around(), from, now);
        List<Outlook.Series> series = new ArrayList<>();
        NavigableMap<LocalDate, Integer> all = new TreeMap<>();
        int people = 0;
        for (Product product : vaccines.products()) {
            NavigableMap<LocalDate, Integer> days = free.get(product.code());
            if (days != null) {
                Enough enough = Capacity.of(
                        days,
                        new Span(from, to),
                        product.seriesDoses(),
                        vaccines.intervalRule(product.code(), Set.of(), from));
                series.add(new Outlook.Series(product.code().value(), enough.byDose(), enough.people()));
                people += enough.people();
                days.forEach((day, places) -> all.merge(day, places, Integer::sum));
            }
        }
        return new Outlook(Math.max(0, people - waiting), waiting, from, to, weeks(all, from, to), series);
    }

    private Map<ProductCode, NavigableMap<LocalDate, Integer>> free(
            HealthUnitId unit, Optional<WaveRule.Around> around, LocalDate from, Instant now) {
        Timetable timetable = availability.timetable();
        Wanted wanted = new Wanted(Set.of(unit), Optional.empty(), from, from.plusDays(FARTHEST_DAYS), now, false);
        Map<ProductCode, NavigableMap<LocalDate, Integer>> free =
                new TreeMap<>(Comparator.comparing(ProductCode::value));
        GeoPoint centre = around.map(WaveRule.Around::centre).orElse(ANYWHERE);
        for (NearbyStop stop : timetable.near(centre, wanted)) {
            if (around.isEmpty() || stop.kilometres() <= around.get().kilometres()) {
                timetable
                        .freeSlots(stop.stop().id(), wanted)
                        .forEach(slot -> free.computeIfAbsent(
                                        slot.slot().clinicDay().product(), product -> new TreeMap<>())
                                .merge(slot.slot().day(), slot.places(), Integer::sum));
            }
        }
        return free;
    }

    private static List<Outlook.Week> weeks(NavigableMap<LocalDate, Integer> free, LocalDate from, LocalDate to) {
        List<Outlook.Week> weeks = new ArrayList<>();
        for (LocalDate week = from; !week.isAfter(to); week = week.plusDays(WEEK)) {
            LocalDate next = week.plusDays(WEEK);
            LocalDate end = next.isAfter(to) ? to.plusDays(1) : next;
            weeks.add(new Outlook.Week(
                    week,
                    free.subMap(week, true, end, false).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()));
        }
        return weeks;
    }
}
