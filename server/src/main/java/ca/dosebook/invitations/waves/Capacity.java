package ca.dosebook.invitations.waves;

import ca.dosebook.vaccines.IntervalRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;

/** How far the free places of one product go, when every person needs one for each dose of the series. */
final class Capacity {

    private Capacity() {}

    /** Both ends included. */
    record Span(LocalDate from, LocalDate to) {}

    /**
     * What the free places are enough for.
     *
     * @param byDose the free places in the days in which each dose can be given, the first dose first
     */
    record Enough(int people, List<Integer> byDose) {}

    /**
     * @param free places by day
     * @param firstDose the days on which the invited may book their first dose
     * @param doses of the series, 1 or more
     * @param interval between one dose and the next; without one a longer series cannot be booked
     */
    static Enough of(
            NavigableMap<LocalDate, Integer> free, Span firstDose, int doses, Optional<IntervalRule> interval) {
        List<Span> spans = new ArrayList<>(List.of(firstDose));
        for (int dose = 1; dose < doses && interval.isPresent(); dose++) {
            Span last = spans.getLast();
            spans.add(new Span(
                    interval.get().windowAfter(last.from()).earliest(),
                    interval.get().windowAfter(last.to()).latest()));
        }
        List<Integer> byDose =
                new ArrayList<>(spans.stream().map(span -> places(free, span)).toList());
        while (byDose.size() < doses) {
            byDose.add(0);
        }
        int scarcest = byDose.stream().mapToInt(Integer::intValue).min().orElse(0);
        // Where the days of two doses overlap, a place is there once.
        TreeSet<LocalDate> days = new TreeSet<>();
        spans.forEach(span -> days.addAll(within(free, span).keySet()));
        int all = days.stream().mapToInt(day -> free.getOrDefault(day, 0)).sum();
        return new Enough(Math.min(scarcest, all / doses), byDose);
    }

    private static int places(NavigableMap<LocalDate, Integer> free, Span span) {
        return within(free, span).values().stream().mapToInt(Integer::intValue).sum();
    }

    private static NavigableMap<LocalDate, Integer> within(NavigableMap<LocalDate, Integer> free, Span span) {
        return free.subMap(span.from(), true, span.to(), true);
    }
}
