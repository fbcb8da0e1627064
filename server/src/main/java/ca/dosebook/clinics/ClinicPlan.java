package ca.dosebook.clinics;

import ca.dosebook.clinics.days.Asker;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.kernel.Uuids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What changes seldom: sites, stops, clinic days and slots from a moment on, without the places taken. A million and a
 * half slots stand in it as plain numbers; a {@link Slot} is made when one is asked for.
 */
final class ClinicPlan {

    /** A clinic day with its slots in the order of their start. Numbered by its place in the plan. */
    static final class DayPlan {

        private final Site site;
        private final Stop stop;
        private final ClinicDay clinicDay;
        private final int keptFromPublic;
        private final UUID[] ids;
        private final long[] starts;
        private final int stopNumber;
        private final int number;

        private DayPlan(
                Site site, Stop stop, ClinicDay clinicDay, UUID[] ids, long[] starts, int stopNumber, int number) {
            this.site = site;
            this.stop = stop;
            this.clinicDay = clinicDay;
            this.keptFromPublic = clinicDay.details().reserves().keptFrom(Asker.PUBLIC);
            this.ids = ids;
            this.starts = starts;
            this.stopNumber = stopNumber;
            this.number = number;
        }

        private DayPlan numbered(int ofStop, int ofDay) {
            return new DayPlan(site, stop, clinicDay, ids, starts, ofStop, ofDay);
        }

        ClinicDay clinicDay() {
            return clinicDay;
        }

        LocalDate date() {
            return clinicDay.day();
        }

        int slots() {
            return starts.length;
        }

        /** In milliseconds since 1970. */
        long startOf(int slot) {
            return starts[slot];
        }

        int keptFrom(Asker asker) {
            return keptFromPublic == 0 ? 0 : clinicDay.details().reserves().keptFrom(asker);
        }

        int keptFromPublic() {
            return keptFromPublic;
        }

        Slot slot(int slot) {
            return new Slot(
                    new SlotId(ids[slot]),
                    site,
                    stop,
                    clinicDay,
                    Instant.ofEpochMilli(starts[slot]).atZone(site.zone()));
        }

        int stopNumber() {
            return stopNumber;
        }

        int number() {
            return number;
        }
    }

    /** @param days in order */
    record StopPlan(Site site, Stop stop, List<DayPlan> days) {

        private StopPlan including(Map<StopId, List<DayPlan>> added) {
            List<DayPlan> all = new ArrayList<>(days);
            all.addAll(added.getOrDefault(stop.id(), List.of()));
            all.sort(Comparator.comparing(DayPlan::date)
                    .thenComparing(day -> day.clinicDay().opens()));
            return new StopPlan(site, stop, all);
        }

        private StopPlan numbered(int number) {
            List<DayPlan> numbered = new ArrayList<>(days.size());
            for (DayPlan day : days) {
                numbered.add(day.numbered(number, numbered.size()));
            }
            return new StopPlan(site, stop, List.copyOf(numbered));
        }

        /** The number of the first day on this date or after it. */
        int firstOn(LocalDate date) {
            int from = 0;
            int to = days.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (days.get(middle).date().isBefore(date)) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }

    /** A slot by its place in the plan. */
    record Spot(DayPlan day, int slot) {}

    /** The stops seen from one point. @param order their numbers, the nearest first @param kilometres by number */
    record Distances(int[] order, double[] kilometres) {}

    /** From how many points distances are remembered; Ontario has 520 postal areas. */
    private static final int MOST_POINTS = 5_000;

    private final long edition;
    private final Instant since;
    private final List<StopPlan> stops;
    private final Map<StopId, StopPlan> byStop = new HashMap<>();
    private final List<DayPlan> days = new ArrayList<>();
    private final SlotIndex slots;
    private final Map<GeoPoint, Distances> distances = new ConcurrentHashMap<>();

    private ClinicPlan(long edition, Instant since, List<StopPlan> unnumbered) {
        this.edition = edition;
        this.since = since;
        List<StopPlan> numbered = new ArrayList<>(unnumbered.size());
        for (StopPlan plan : unnumbered) {
            StopPlan stop = plan.numbered(numbered.size());
            numbered.add(stop);
            byStop.put(stop.stop().id(), stop);
            days.addAll(stop.days());
        }
        this.stops = List.copyOf(numbered);
        this.slots = new SlotIndex(days);
    }

    static ClinicPlan read(ClinicStore store, Instant since) {
        // The edition is read first: what is published meanwhile makes the next look read again.
        long edition = store.edition();
        Map<SiteId, Site> sites = new HashMap<>();
        store.sites().forEach(site -> sites.put(site.id(), site));
        Map<ClinicDayId, List<ClinicStore.SlotRow>> slots = new HashMap<>();
        store.slotsSince(since)
                .forEach(slot -> slots.computeIfAbsent(slot.clinicDay(), id -> new ArrayList<>())
                        .add(slot));
        Map<StopId, List<ClinicDay>> days = new HashMap<>();
        // A day earlier than the moment's date in UTC is certainly over in every zone of the province.
        store.clinicDaysSince(since.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1))
                .forEach(day -> days.computeIfAbsent(day.stop(), id -> new ArrayList<>())
                        .add(day));
        List<StopPlan> stops = new ArrayList<>();
        for (Stop stop : store.stops()) {
            Site site = sites.get(stop.site());
            if (site != null) {
                stops.add(plan(site, stop, days.getOrDefault(stop.id(), List.of()), slots));
            }
        }
        return new ClinicPlan(edition, since, stops);
    }

    private static StopPlan plan(
            Site site, Stop stop, List<ClinicDay> days, Map<ClinicDayId, List<ClinicStore.SlotRow>> slots) {
        List<DayPlan> plans = days.stream()
                .filter(day -> slots.containsKey(day.id()))
                .sorted(Comparator.comparing(ClinicDay::day).thenComparing(ClinicDay::opens))
                .map(day -> {
                    List<ClinicStore.SlotRow> rows = slots.getOrDefault(day.id(), List.of());
                    return new DayPlan(
                            site,
                            stop,
                            day,
                            rows.stream().map(row -> row.id().value()).toArray(UUID[]::new),
                            rows.stream()
                                    .mapToLong(row -> row.startsAt().toEpochMilli())
                                    .toArray(),
                            0,
                            0);
                })
                .toList();
        return new StopPlan(site, stop, plans);
    }

    /** The same with these days more, each with slots of its own. */
    ClinicPlan including(List<ClinicDay> more) {
        Map<StopId, List<DayPlan>> added = new HashMap<>();
        for (ClinicDay day : more) {
            StopPlan at = byStop.get(day.stop());
            if (at != null) {
                added.computeIfAbsent(day.stop(), id -> new ArrayList<>()).add(planned(at, day));
            }
        }
        return new ClinicPlan(
                edition,
                since,
                stops.stream().map(stop -> stop.including(added)).toList());
    }

    private static DayPlan planned(StopPlan at, ClinicDay day) {
        List<Instant> starts = ClinicSlots.startsOf(day, at.site().zone());
        return new DayPlan(
                at.site(),
                at.stop(),
                day,
                starts.stream().map(start -> Uuids.next()).toArray(UUID[]::new),
                starts.stream().mapToLong(Instant::toEpochMilli).toArray(),
                0,
                0);
    }

    long edition() {
        return edition;
    }

    Instant since() {
        return since;
    }

    /** By number. */
    List<StopPlan> stops() {
        return stops;
    }

    /** Of all stops. */
    List<DayPlan> days() {
        return days;
    }

    @Nullable
    StopPlan stop(StopId id) {
        return byStop.get(id);
    }

    @Nullable
    Spot slot(SlotId id) {
        return slots.find(id.value());
    }

    /** Those of these slots that it knows. */
    List<Slot> slots(List<SlotId> ids) {
        return ids.stream()
                .distinct()
                .map(this::slot)
                .filter(Objects::nonNull)
                .map(spot -> spot.day().slot(spot.slot()))
                .toList();
    }

    /** The same for everyone who lives in an area: worked out once. */
    Distances from(GeoPoint home) {
        Distances known = distances.get(home);
        if (known == null) {
            known = distancesFrom(home);
            if (distances.size() < MOST_POINTS) {
                distances.put(home, known);
            }
        }
        return known;
    }

    private Distances distancesFrom(GeoPoint home) {
        double[] kilometres = stops.stream()
                .mapToDouble(stop -> home.kilometresTo(stop.stop().point()))
                .toArray();
        int[] order = IntStream.range(0, stops.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer number) -> kilometres[number])
                        .thenComparing(number -> stops.get(number).stop().id().value()))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Distances(order, kilometres);
    }

    /** Finds a slot by its id: a table with open addressing, since a map of so many would cost ten times as much memory. */
    private static final class SlotIndex {

        private final List<DayPlan> days;
        private final int[] first;
        private final int[] table;

        SlotIndex(List<DayPlan> days) {
            this.days = days;
            this.first = new int[days.size()];
            int slots = 0;
            for (int day = 0; day < first.length; day++) {
                first[day] = slots;
                slots += days.get(day).slots();
            }
            this.table = new int[Integer.highestOneBit(Math.max(8, slots)) << 2];
            for (int day = 0; day < first.length; day++) {
                UUID[] ids = days.get(day).ids;
                for (int slot = 0; slot < ids.length; slot++) {
                    int at = place(ids[slot]);
                    while (table[at] != 0) {
                        at = (at + 1) & (table.length - 1);
                    }
                    table[at] = first[day] + slot + 1;
                }
            }
        }

        private int place(UUID id) {
            long mixed = id.getLeastSignificantBits() * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 32) & (table.length - 1);
        }

        @Nullable
        Spot find(UUID id) {
            for (int at = place(id); table[at] != 0; at = (at + 1) & (table.length - 1)) {
                int number = table[at] - 1;
                int day = dayOf(number);
                int slot = number - first[day];
                if (days.get(day).ids[slot].equals(id)) {
                    return new Spot(days.get(day), slot);
                }
            }
            return null;
        }

        /** Every day has a slot, so that no two begin with the same one. */
        private int dayOf(int number) {
            int from = 0;
            int to = first.length - 1;
            while (from < to) {
                int middle = (from + to + 1) >>> 1;
                if (first[middle] <= number) {
                    from = middle;
                } else {
                    to = middle - 1;
                }
            }
            return from;
        }
    }
}
