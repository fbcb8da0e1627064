package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.ClinicSlots;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Clinics.NewSlot;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.DayState;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings days and their slots to what was decided, inside the caller's transaction. */
@Component
class DayWriter {

    private final Clinics clinics;
    private final DayStore store;
    private final Clock clock;

    DayWriter(Clinics clinics, DayStore store, Clock clock) {
        this.clinics = clinics;
        this.store = store;
        this.clock = clock;
    }

    /** Keeps everyone else from planning the sites of these days, and from taking a place in them, until the end. */
    void lock(Collection<ClinicDay> days) {
        Map<SiteId, Set<ClinicDayId>> bySite = days.stream()
                .collect(Collectors.groupingBy(ClinicDay::site, Collectors.mapping(ClinicDay::id, Collectors.toSet())));
        store.lockSites(bySite.keySet());
        bySite.keySet().stream()
                .sorted((one, other) ->
                        one.value().toString().compareTo(other.value().toString()))
                .forEach(site -> store.lockSlots(site, bySite.getOrDefault(site, Set.of())));
    }

    void lockSite(SiteId site) {
        store.lockSites(List.of(site));
    }

    /**
     * What the decision about a day needs to know.
     *
     * @param decided days that are about to be different from what is stored
     */
    DayRules.Facts facts(ClinicDay day, Site site, Map<ClinicDayId, ClinicDay> decided) {
        List<ClinicDay> others = clinics.days(day.site(), day.day(), day.day()).stream()
                .map(other -> decided.getOrDefault(other.id(), other))
                .toList();
        return new DayRules.Facts(
                store.slots(day.id()),
                others,
                site.zone(),
                clock.instant().atZone(site.zone()).toLocalDate());
    }

    /** Writes what was decided under {@link #lock}; nothing where nothing changes. */
    void write(DayResult result, Site site) {
        if (!result.changes()) {
            return;
        }
        ClinicDay after = result.after();
        store.write(after);
        if (after.state() == DayState.PUBLISHED) {
            bringSlots(after, site);
        }
    }

    private void bringSlots(ClinicDay day, Site site) {
        List<SlotCount> now = store.slots(day.id());
        List<Instant> starts = ClinicSlots.startsOf(day, site.zone());
        if (store.dropEmptySlotsBesides(day, starts) > 0) {
            throw new IllegalStateException("a slot with people in it was to go");
        }
        Set<Instant> there = now.stream().map(SlotCount::startsAt).collect(Collectors.toSet());
        List<NewSlot> added = starts.stream()
                .filter(start -> !there.contains(start) && start.isAfter(clock.instant()))
                .map(start -> new NewSlot(day, start))
                .toList();
        clinics.addSlots(site.id(), added);
        if (store.setCapacity(day) > 0) {
            throw new IllegalStateException("a slot would hold more people than places");
        }
        boolean closed = !now.isEmpty() && now.stream().allMatch(SlotCount::closed);
        if (closed) {
            store.setClosed(day.id(), true);
        }
        clinics.changed();
    }
}
