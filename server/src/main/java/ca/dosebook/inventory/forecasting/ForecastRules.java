package ca.dosebook.inventory.forecasting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Gives the doses out day by day, those first that expire first. Pure. */
final class ForecastRules {

    private ForecastRules() {}

    /** Doses that may be given up to a day, that day included. */
    record Supplied(LocalDate useBy, int doses) {}

    /** @param wanted how many people come on a day, in order of the days */
    static List<Forecast.Day> days(List<Supplied> supplied, SortedMap<LocalDate, Integer> wanted) {
        List<Supplied> left = new ArrayList<>(supplied.stream()
                .filter(part -> part.doses() > 0)
                .sorted(Comparator.comparing(Supplied::useBy))
                .toList());
        List<Forecast.Day> days = new ArrayList<>();
        for (Map.Entry<LocalDate, Integer> day : wanted.entrySet()) {
            int expired = 0;
            while (!left.isEmpty() && left.getFirst().useBy().isBefore(day.getKey())) {
                expired += left.removeFirst().doses();
            }
            int there = left.stream().mapToInt(Supplied::doses).sum();
            int open = day.getValue();
            while (open > 0 && !left.isEmpty()) {
                Supplied part = left.removeFirst();
                int given = Math.min(open, part.doses());
                open -= given;
                if (given < part.doses()) {
                    left.addFirst(new Supplied(part.useBy(), part.doses() - given));
                }
            }
            days.add(new Forecast.Day(day.getKey(), there, expired, day.getValue(), open));
        }
        return days;
    }
}
