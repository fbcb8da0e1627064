package ca.dosebook.clinics.publishing;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.DayCount;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds those who booked and the places that would be new against the doses of each site. */
@Component
class DosesLacking {

    private final Supply supply;
    private final Clinics clinics;
    private final ClinicDays days;

    DosesLacking(Supply supply, Clinics clinics, ClinicDays days) {
        this.supply = supply;
        this.clinics = clinics;
        this.days = days;
    }

    /**
     * Too few doses for a day.
     *
     * @param there doses that can be given on it
     * @param needed if everyone comes who booked, and every new place is taken
     */
    record Lack(int there, int needed) {}

    private record Key(SiteId site, ProductCode product) {}

    /** Those of the chosen days for which there are too few doses. */
    Map<ClinicDayId, Lack> of(List<Planned> chosen, LocalDate today) {
        Map<ClinicDayId, Lack> lacking = new HashMap<>();
        chosen.stream()
                .filter(planned -> !planned.day().day().isBefore(today))
                .collect(Collectors.groupingBy(
                        planned -> new Key(planned.day().site(), planned.day().product())))
                .forEach((key, ofSite) -> {
                    SortedMap<LocalDate, Integer> wanted = wanted(key, ofSite, today);
                    Map<LocalDate, Integer> missing = supply.missing(key.site(), key.product(), wanted);
                    for (Planned planned : ofSite) {
                        int without = missing.getOrDefault(planned.day().day(), 0);
                        int needed = wanted.getOrDefault(planned.day().day(), 0);
                        if (without > 0) {
                            lacking.put(planned.day().id(), new Lack(needed - without, needed));
                        }
                    }
                });
        return lacking;
    }

    private SortedMap<LocalDate, Integer> wanted(Key key, List<Planned> chosen, LocalDate today) {
        SortedMap<LocalDate, Integer> wanted = new TreeMap<>();
        chosen.forEach(planned -> wanted.merge(planned.day().day(), planned.free(), Integer::sum));
        List<ClinicDay> published = clinics.days(key.site(), today, wanted.lastKey()).stream()
                .filter(day ->
                        day.state() == DayState.PUBLISHED && day.product().equals(key.product()))
                .toList();
        Map<ClinicDayId, DayCount> counts =
                days.counts(published.stream().map(ClinicDay::id).toList());
        published.forEach(day -> wanted.merge(
                day.day(), counts.getOrDefault(day.id(), DayCount.NONE).taken(), Integer::sum));
        return wanted;
    }
}
