package ca.dosebook.clinics;

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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every clinic day ahead with its free places, as they were at one moment: the same answers however often it is asked.
 * Held in memory; safe to share between threads.
 */
public final class Timetable {

    private final ClinicPlan plan;
    private final Map<ClinicDayId, Integer[]> free;
    private final Instant asOf;

    Timetable(ClinicPlan plan, Map<ClinicDayId, Integer[]> free, Instant asOf) {
        this.plan = plan;
        this.free = free;
        this.asOf = asOf;
    }

    /** The same as if these days were published, with nobody in them yet: what residents would see. */
    public Timetable including(List<ClinicDay> drafts) {
        ClinicPlan more = plan.including(drafts);
        Map<ClinicDayId, Integer[]> places = new HashMap<>(free);
        for (ClinicDay draft : drafts) {
            ClinicPlan.DayPlan day = more.day(draft.id());
            if (day != null) {
                Integer[] all = new Integer[day.slots().size()];
                Arrays.fill(all, draft.slotCapacity());
                places.put(draft.id(), all);
            }
        }
        return new Timetable(more, places, asOf);
    }

    /** The moment at which the numbers of free places were true. */
    public Instant asOf() {
        return asOf;
    }

    /** The stops that fit, nearest first; those with no free place are among them, so that a page can say so. */
    public List<NearbyStop> near(GeoPoint home, Wanted wanted) {
        List<NearbyStop> stops = new ArrayList<>();
        for (ClinicPlan.StopPlan stop : plan.stops()) {
            if (wanted.fits(stop.site()) && stop.days().stream().anyMatch(day -> wanted.fits(day.clinicDay()))) {
                stops.add(seenFrom(home, stop, wanted));
            }
        }
        stops.sort(Comparator.comparingDouble(NearbyStop::kilometres)
                .thenComparing(stop -> stop.stop().id().value()));
        return stops;
    }

    private NearbyStop seenFrom(GeoPoint home, ClinicPlan.StopPlan stop, Wanted wanted) {
        FreeSlot next = null;
        int places = 0;
        int days = 0;
        LocalDate lastCounted = LocalDate.MIN;
        for (FreeSlot slot : (Iterable<FreeSlot>) freeSlots(stop, wanted)::iterator) {
            if (next == null) {
                next = slot;
            }
            places += slot.places();
            if (!slot.slot().day().equals(lastCounted)) {
                days++;
                lastCounted = slot.slot().day();
            }
        }
        return new NearbyStop(
                stop.site(),
                stop.stop(),
                home.kilometresTo(stop.stop().point()),
                Optional.ofNullable(next),
                places,
                days);
    }

    /** The dates with free places at a stop, in order; empty for an unknown stop. */
    public List<FreeDay> days(StopId stop, Wanted wanted) {
        Map<LocalDate, Integer> places = new TreeMap<>();
        freeSlots(stop, wanted).forEach(slot -> places.merge(slot.slot().day(), slot.places(), Integer::sum));
        return places.entrySet().stream()
                .map(day -> new FreeDay(day.getKey(), day.getValue()))
                .toList();
    }

    /** The slots with free places at a stop, in order of their start; empty for an unknown stop. */
    public Stream<FreeSlot> freeSlots(StopId stop, Wanted wanted) {
        ClinicPlan.StopPlan found = plan.stop(stop);
        return found == null ? Stream.empty() : freeSlots(found, wanted);
    }

    private Stream<FreeSlot> freeSlots(ClinicPlan.StopPlan stop, Wanted wanted) {
        if (!wanted.fits(stop.site())) {
            return Stream.empty();
        }
        return stop.days().stream()
                .filter(day -> wanted.fits(day.clinicDay()))
                .flatMap(day -> freeSlots(day, wanted).stream());
    }

    private List<FreeSlot> freeSlots(ClinicPlan.DayPlan day, Wanted wanted) {
        int kept = day.clinicDay().details().reserves().keptFrom(wanted.asker());
        Integer @Nullable [] places = free.get(day.clinicDay().id());
        List<FreeSlot> slots = new ArrayList<>();
        // The slots are in order: once one is ahead, so are all that follow, and most days begin ahead.
        boolean ahead = false;
        for (int i = 0; places != null && i < places.length; i++) {
            Slot slot = day.slots().get(i);
            ahead = ahead || slot.startsAt().toInstant().isAfter(wanted.after());
            if (ahead && places[i] > kept) {
                slots.add(new FreeSlot(slot, places[i] - kept));
            }
        }
        return slots;
    }

    /** How many places of each unit's slots after a moment are free for the public. Units without sites are left out. */
    public Map<HealthUnitId, Long> placesByUnit(Instant after) {
        Map<HealthUnitId, Long> places = new HashMap<>();
        for (ClinicPlan.StopPlan stop : plan.stops()) {
            places.merge(stop.site().healthUnit(), free(stop, after), Long::sum);
        }
        return places;
    }

    private long free(ClinicPlan.StopPlan stop, Instant after) {
        long all = 0;
        for (ClinicPlan.DayPlan day : stop.days()) {
            int kept = day.clinicDay().details().reserves().keptFrom(Asker.PUBLIC);
            Integer @Nullable [] places = free.get(day.clinicDay().id());
            for (int i = places == null ? -1 : places.length - 1; places != null && i >= 0; i--) {
                if (!day.slots().get(i).startsAt().toInstant().isAfter(after)) {
                    break;
                }
                all += Math.max(0, places[i] - kept);
            }
        }
        return all;
    }

    /** A slot by its id, free or not; empty when it is unknown or past. */
    public Optional<Slot> slot(SlotId id) {
        return Optional.ofNullable(plan.slot(id));
    }

    /** A site and stop by the stop's id; empty when unknown. */
    public Optional<NearbyStop> stop(StopId id, GeoPoint home, Wanted wanted) {
        return Optional.ofNullable(plan.stop(id)).map(stop -> seenFrom(home, stop, wanted));
    }

    /** Any known stop, with or without clinic days ahead. */
    public Optional<Stop> stop(StopId id) {
        return Optional.ofNullable(plan.stop(id)).map(ClinicPlan.StopPlan::stop);
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
