package ca.dosebook.clinics;

import ca.dosebook.kernel.Uuids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changes seldom: sites, stops, clinic days and slots from a moment on, without the places taken. */
final class ClinicPlan {

    record DayPlan(ClinicDay clinicDay, List<Slot> slots) {}

    record StopPlan(Site site, Stop stop, List<DayPlan> days) {

        StopPlan including(Map<StopId, List<DayPlan>> added) {
            List<DayPlan> all = new ArrayList<>(days);
            all.addAll(added.getOrDefault(stop.id(), List.of()));
            all.sort(Comparator.comparing((DayPlan day) -> day.clinicDay().day())
                    .thenComparing(day -> day.clinicDay().opens()));
            return new StopPlan(site, stop, all);
        }
    }

    private final long edition;
    private final Instant since;
    private final List<StopPlan> stops;
    private final Map<StopId, StopPlan> byStop = new HashMap<>();
    private final Map<SlotId, Slot> bySlot = new HashMap<>();
    private final Map<ClinicDayId, DayPlan> byDay = new HashMap<>();

    private ClinicPlan(long edition, Instant since, List<StopPlan> stops) {
        this.edition = edition;
        this.since = since;
        this.stops = List.copyOf(stops);
        for (StopPlan stop : stops) {
            byStop.put(stop.stop().id(), stop);
            for (DayPlan day : stop.days()) {
                byDay.put(day.clinicDay().id(), day);
                day.slots().forEach(slot -> bySlot.put(slot.id(), slot));
            }
        }
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
                .sorted(Comparator.comparing(ClinicDay::day).thenComparing(ClinicDay::opens))
                .map(day -> new DayPlan(
                        day,
                        slots.getOrDefault(day.id(), List.of()).stream()
                                .map(slot -> new Slot(
                                        slot.id(),
                                        site,
                                        stop,
                                        day,
                                        slot.startsAt().atZone(site.zone())))
                                .toList()))
                .filter(day -> !day.slots().isEmpty())
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
        return new DayPlan(
                day,
                ClinicSlots.startsOf(day, at.site().zone()).stream()
                        .map(start -> new Slot(
                                new SlotId(Uuids.next()),
                                at.site(),
                                at.stop(),
                                day,
                                start.atZone(at.site().zone())))
                        .toList());
    }

    long edition() {
        return edition;
    }

    Instant since() {
        return since;
    }

    List<StopPlan> stops() {
        return stops;
    }

    @Nullable
    StopPlan stop(StopId id) {
        return byStop.get(id);
    }

    @Nullable
    Slot slot(SlotId id) {
        return bySlot.get(id);
    }

    @Nullable
    DayPlan day(ClinicDayId id) {
        return byDay.get(id);
    }
}
