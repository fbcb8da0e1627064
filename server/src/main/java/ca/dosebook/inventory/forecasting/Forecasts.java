package ca.dosebook.inventory.forecasting;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.DayCount;
import ca.dosebook.clinics.publishing.Supply;
import ca.dosebook.inventory.forecasting.SupplyStore.Key;
import ca.dosebook.vaccines.ProductCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How far the stock of sites goes. */
@Component
public class Forecasts implements Supply {

    /** How far ahead appointments are looked at; second doses were booked up to four months ahead. */
    public static final int DAYS_AHEAD = 200;

    private final SupplyStore store;
    private final Clinics clinics;
    private final ClinicDays days;
    private final Clock clock;

    Forecasts(SupplyStore store, Clinics clinics, ClinicDays days, Clock clock) {
        this.store = store;
        this.clinics = clinics;
        this.days = days;
        this.clock = clock;
    }

    /** For each of the sites and each product it has or needs. */
    public List<Forecast> of(Collection<Site> sites) {
        if (sites.isEmpty()) {
            return List.of();
        }
        Map<SiteId, LocalDate> today = sites.stream()
                .collect(Collectors.toMap(
                        Site::id, site -> clock.instant().atZone(site.zone()).toLocalDate()));
        Map<Key, List<SupplyStore.Row>> supplies = store.supplies(today.keySet()).stream()
                .filter(row -> !row.useBy().isBefore(today.getOrDefault(row.site(), LocalDate.MIN)))
                .filter(row -> row.doses() > 0)
                .collect(Collectors.groupingBy(row -> new Key(row.site(), row.product())));
        Map<Key, SortedMap<LocalDate, Integer>> booked = booked(today);
        return Stream.concat(supplies.keySet().stream(), booked.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing((Key key) -> key.site().value())
                        .thenComparing(key -> key.product().value()))
                .map(key ->
                        forecast(key, supplies.getOrDefault(key, List.of()), booked.getOrDefault(key, new TreeMap<>())))
                .toList();
    }

    private static Forecast forecast(Key key, List<SupplyStore.Row> rows, SortedMap<LocalDate, Integer> booked) {
        return new Forecast(
                key.site(),
                key.product(),
                doses(rows, row -> !row.onTheWay()),
                doses(rows, SupplyStore.Row::onTheWay),
                ForecastRules.days(supplied(rows, row -> !row.onTheWay()), booked));
    }

    private static int doses(List<SupplyStore.Row> rows, Predicate<SupplyStore.Row> which) {
        return rows.stream().filter(which).mapToInt(SupplyStore.Row::doses).sum();
    }

    private static List<ForecastRules.Supplied> supplied(List<SupplyStore.Row> rows, Predicate<SupplyStore.Row> which) {
        return rows.stream()
                .filter(which)
                .map(row -> new ForecastRules.Supplied(row.useBy(), row.doses()))
                .toList();
    }

    /** Who comes from today on; who was given a dose today needs none any more. */
    private Map<Key, SortedMap<LocalDate, Integer>> booked(Map<SiteId, LocalDate> today) {
        LocalDate first = today.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        List<ClinicDay> published = clinics.days(today.keySet(), first, first.plusDays(DAYS_AHEAD)).stream()
                .filter(day -> day.state() == DayState.PUBLISHED)
                .filter(day -> !day.day().isBefore(today.getOrDefault(day.site(), first)))
                .toList();
        var counts = days.counts(published.stream().map(ClinicDay::id).toList());
        Map<Key, SortedMap<LocalDate, Integer>> booked = new HashMap<>();
        for (ClinicDay day : published) {
            int taken = counts.getOrDefault(day.id(), DayCount.NONE).taken();
            if (taken > 0) {
                booked.computeIfAbsent(new Key(day.site(), day.product()), key -> new TreeMap<>())
                        .merge(day.day(), taken, Integer::sum);
            }
        }
        Set<SiteId> openToday = published.stream()
                .filter(day -> day.day().equals(today.get(day.site())))
                .map(ClinicDay::site)
                .collect(Collectors.toSet());
        for (SiteId site : openToday) {
            LocalDate day = today.getOrDefault(site, first);
            store.given(site, day)
                    .forEach((key, given) -> booked.getOrDefault(key, new TreeMap<>())
                            .computeIfPresent(day, (date, people) -> Math.max(0, people - given)));
        }
        return booked;
    }

    @Override
    public Map<LocalDate, Integer> missing(SiteId site, ProductCode product, SortedMap<LocalDate, Integer> wanted) {
        List<SupplyStore.Row> all = store.supplies(List.of(site));
        if (all.isEmpty() || wanted.isEmpty()) {
            return Map.of();
        }
        List<SupplyStore.Row> rows = new ArrayList<>(
                all.stream().filter(row -> row.product().equals(product)).toList());
        return ForecastRules.days(supplied(rows, row -> true), wanted).stream()
                .filter(day -> day.missing() > 0)
                .collect(Collectors.toMap(Forecast.Day::day, Forecast.Day::missing));
    }
}
