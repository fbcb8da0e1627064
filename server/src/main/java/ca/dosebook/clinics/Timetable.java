package ca.dosebook.clinics;

import ca.dosebook.clinics.ClinicPlan.DayPlan;
import ca.dosebook.clinics.ClinicPlan.StopPlan;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every clinic day ahead with its free places, as they were at one moment: the same answers however often it is asked.
 * Held in memory; safe to share between threads.
 */
public final class Timetable {

    /**
     * The free places of a day's slots in the order of their start, and what they come to for the public while the whole
     * day is ahead.
     */
    private record DayFree(int[] free, int publicPlaces) {

        static DayFree of(DayPlan day, int[] free) {
            return new DayFree(free, counted(day, free, Asker.PUBLIC, Long.MIN_VALUE));
        }
    }

    private final ClinicPlan plan;
    private final @Nullable DayFree[][] free;
    private final Instant asOf;

    private Timetable(ClinicPlan plan, @Nullable DayFree[][] free, Instant asOf) {
        this.plan = plan;
        this.free = free;
        this.asOf = asOf;
    }

    /** @param places of every slot of each day; a day without them is left out, never shown half */
    static Timetable of(ClinicPlan plan, Map<ClinicDayId, int[]> places, Instant asOf) {
        @Nullable DayFree[][] free = new DayFree[plan.stops().size()][];
        for (int stop = 0; stop < free.length; stop++) {
            free[stop] = new DayFree[plan.stops().get(stop).days().size()];
        }
        for (DayPlan day : plan.days()) {
            int[] known = places.get(day.clinicDay().id());
            if (known != null && known.length == day.slots()) {
                free[day.stopNumber()][day.number()] = DayFree.of(day, known);
            }
        }
        return new Timetable(plan, free, asOf);
    }

    /** The same at a later moment, after the free places of these slots became these; slots it does not know are left. */
    Timetable with(Map<SlotId, Integer> changed, Instant moment) {
        @Nullable DayFree[][] next = free.clone();
        Map<DayPlan, int[]> touched = new HashMap<>();
        changed.forEach((id, places) -> {
            ClinicPlan.Spot spot = plan.slot(id);
            DayFree known = spot == null
                    ? null
                    : free[spot.day().stopNumber()][spot.day().number()];
            if (spot != null && known != null) {
                touched.computeIfAbsent(spot.day(), day -> known.free().clone())[spot.slot()] = places;
            }
        });
        touched.forEach((day, places) -> {
            int stop = day.stopNumber();
            if (next[stop] == free[stop]) {
                next[stop] = free[stop].clone();
            }
            next[stop][day.number()] = DayFree.of(day, places);
        });
        return new Timetable(plan, next, moment);
    }

    /** The free places of a slot, whoever may have them; 0 for one it does not know. */
    int placesOf(SlotId id) {
        ClinicPlan.Spot spot = plan.slot(id);
        DayFree known =
                spot == null ? null : free[spot.day().stopNumber()][spot.day().number()];
        return spot == null || known == null ? 0 : known.free()[spot.slot()];
    }

    ClinicPlan plan() {
        return plan;
    }

    /** The same as if these days were published, with nobody in them yet: what residents would see. */
    public Timetable including(List<ClinicDay> drafts) {
        ClinicPlan more = plan.including(drafts);
        Map<ClinicDayId, int[]> places = new HashMap<>();
        for (DayPlan day : plan.days()) {
            DayFree known = free[day.stopNumber()][day.number()];
            if (known != null) {
                places.put(day.clinicDay().id(), known.free());
            }
        }
        Map<ClinicDayId, ClinicDay> drafted = new HashMap<>();
        drafts.forEach(draft -> drafted.put(draft.id(), draft));
        for (DayPlan day : more.days()) {
            ClinicDay draft = drafted.get(day.clinicDay().id());
            if (draft != null) {
                int[] all = new int[day.slots()];
                Arrays.fill(all, draft.slotCapacity());
                places.put(draft.id(), all);
            }
        }
        return of(more, places, asOf);
    }

    /** The moment at which the numbers of free places were true. */
    public Instant asOf() {
        return asOf;
    }

    /** The stops that fit, nearest first; those with no free place are among them, so that a page can say so. */
    public List<NearbyStop> near(GeoPoint home, Wanted wanted) {
        ClinicPlan.Distances distances = plan.from(home);
        List<NearbyStop> stops = new ArrayList<>();
        for (int number : distances.order()) {
            StopPlan stop = plan.stops().get(number);
            if (wanted.fits(stop.site()) && hasDay(stop, wanted)) {
                stops.add(seenFrom(distances.kilometres()[number], stop, wanted));
            }
        }
        return stops;
    }

    private static boolean hasDay(StopPlan stop, Wanted wanted) {
        List<DayPlan> days = stop.days();
        for (int day = stop.firstOn(wanted.from()); day < days.size(); day++) {
            if (days.get(day).date().isAfter(wanted.to())) {
                return false;
            }
            if (wanted.fits(days.get(day).clinicDay())) {
                return true;
            }
        }
        return false;
    }

    private NearbyStop seenFrom(double kilometres, StopPlan stop, Wanted wanted) {
        return new NearbyStop(stop.site(), stop.stop(), kilometres, () -> seen(stop, wanted));
    }

    private NearbyStop.Seen seen(StopPlan stop, Wanted wanted) {
        Tally tally = new Tally();
        eachDay(stop, wanted, tally);
        DayPlan first = tally.first;
        FreeSlot next = first == null ? null : slots(first, wanted, 1).getFirst();
        return new NearbyStop.Seen(next, tally.places, tally.days);
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(DayPlan day, int places);
    }

    /** Adds up the days of a stop. */
    private static final class Tally implements Visitor {

        private @Nullable DayPlan first;
        private LocalDate last = LocalDate.MIN;
        private int places;
        private int days;

        @Override
        public void visit(DayPlan day, int more) {
            first = first == null ? day : first;
            places += more;
            days += day.date().equals(last) ? 0 : 1;
            last = day.date();
        }
    }

    /** Every day that fits and has a free place, in order. */
    private void eachDay(StopPlan stop, Wanted wanted, Visitor visitor) {
        if (!wanted.fits(stop.site())) {
            return;
        }
        long after = millis(wanted.after());
        List<DayPlan> days = stop.days();
        for (int number = stop.firstOn(wanted.from()); number < days.size(); number++) {
            DayPlan day = days.get(number);
            if (day.date().isAfter(wanted.to())) {
                return;
            }
            DayFree known = free[day.stopNumber()][number];
            if (known == null || !wanted.fits(day.clinicDay())) {
                continue;
            }
            boolean asCounted = day.startOf(0) > after && day.keptFrom(wanted.asker()) == day.keptFromPublic();
            int places = asCounted ? known.publicPlaces() : counted(day, known.free(), wanted.asker(), after);
            if (places > 0) {
                visitor.visit(day, places);
            }
        }
    }

    private static int counted(DayPlan day, int[] free, Asker asker, long after) {
        int kept = day.keptFrom(asker);
        int places = 0;
        for (int slot = 0; slot < free.length; slot++) {
            places += day.startOf(slot) > after ? Math.max(0, free[slot] - kept) : 0;
        }
        return places;
    }

    /** The first slots of a day that fit and have a free place. */
    private List<FreeSlot> slots(DayPlan day, Wanted wanted, int most) {
        List<FreeSlot> slots = new ArrayList<>(Math.min(most, day.slots()));
        DayFree known = free[day.stopNumber()][day.number()];
        long after = millis(wanted.after());
        int kept = day.keptFrom(wanted.asker());
        for (int slot = 0; known != null && slot < day.slots() && slots.size() < most; slot++) {
            if (known.free()[slot] > kept && day.startOf(slot) > after) {
                slots.add(new FreeSlot(day.slot(slot), known.free()[slot] - kept));
            }
        }
        return slots;
    }

    /** Slots start on a whole millisecond, so that the part behind it changes no comparison. */
    private static long millis(Instant moment) {
        return moment.getEpochSecond() < 0 ? Long.MIN_VALUE : moment.toEpochMilli();
    }

    /** The dates with free places at a stop, in order; empty for an unknown stop. */
    public List<FreeDay> days(StopId stop, Wanted wanted) {
        List<FreeDay> days = new ArrayList<>();
        StopPlan found = plan.stop(stop);
        if (found != null) {
            eachDay(found, wanted, (day, places) -> {
                boolean again = !days.isEmpty() && days.getLast().day().equals(day.date());
                int before = again ? days.removeLast().places() : 0;
                days.add(new FreeDay(day.date(), before + places));
            });
        }
        return days;
    }

    /** The slots with free places at a stop, in order of their start; empty for an unknown stop. */
    public Stream<FreeSlot> freeSlots(StopId stop, Wanted wanted) {
        List<FreeSlot> slots = new ArrayList<>();
        StopPlan found = plan.stop(stop);
        if (found != null) {
            eachDay(found, wanted, (day, places) -> slots.addAll(slots(day, wanted, day.slots())));
        }
        return slots.stream();
    }

    /** How many places of each unit's slots after a moment are free for the public. Units without sites are left out. */
    public Map<HealthUnitId, Long> placesByUnit(Instant after) {
        long from = millis(after);
        Map<HealthUnitId, Long> places = new HashMap<>();
        for (DayPlan day : plan.days()) {
            DayFree known = free[day.stopNumber()][day.number()];
            HealthUnitId unit = plan.stops().get(day.stopNumber()).site().healthUnit();
            long here = known == null
                    ? 0
                    : day.startOf(0) > from ? known.publicPlaces() : counted(day, known.free(), Asker.PUBLIC, from);
            places.merge(unit, here, Long::sum);
        }
        return places;
    }

    /** A slot by its id, free or not; empty when it is unknown or past. */
    public Optional<Slot> slot(SlotId id) {
        ClinicPlan.Spot spot = plan.slot(id);
        return spot == null ? Optional.empty() : Optional.of(spot.day().slot(spot.slot()));
    }

    /** A site and stop by the stop's id; empty when unknown. */
    public Optional<NearbyStop> stop(StopId id, GeoPoint home, Wanted wanted) {
        return Optional.ofNullable(plan.stop(id))
                .map(stop -> seenFrom(home.kilometresTo(stop.stop().point()), stop, wanted));
    }

    /** Any known stop, with or without clinic days ahead. */
    public Optional<Stop> stop(StopId id) {
        return Optional.ofNullable(plan.stop(id)).map(StopPlan::stop);
    }

    /**
     * Where to go instead of a slot that is full: free slots nearest in time at the same stop, then the earliest at the
     * nearest other stops.
     */
    public List<FreeSlot> alternatives(Slot full, Wanted wanted, int most) {
        List<FreeSlot> found = new ArrayList<>(freeSlots(full.stop().id(), wanted)
                .sorted(Comparator.comparing(
                        slot -> Duration.between(full.startsAt(), slot.slot().startsAt())
                                .abs()))
                .limit((most + 1) / 2)
                .toList());
        for (NearbyStop stop : near(full.stop().point(), wanted)) {
            if (found.size() >= most) {
                break;
            }
            if (!stop.stop().id().equals(full.stop().id())) {
                stop.next().ifPresent(found::add);
            }
        }
        return found;
    }
}
