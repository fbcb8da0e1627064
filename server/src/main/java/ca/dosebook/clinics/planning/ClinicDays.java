package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.DayState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a clinic day: planned, published, closed for booking, cancelled. Each step is a guarded update, so that
 * asking for it twice does it once.
 */
@Component
public class ClinicDays {

    private final Clinics clinics;
    private final DayStore store;
    private final Clock clock;

    ClinicDays(Clinics clinics, DayStore store, Clock clock) {
        this.clinics = clinics;
        this.store = store;
        this.clock = clock;
    }

    /** The days of a site in whatever state, drafts too, in order, between two dates, both included. */
    public List<ClinicDay> days(SiteId site, LocalDate from, LocalDate to) {
        return clinics.days(site, from, to);
    }

    /** A day in whatever state. */
    public Optional<ClinicDay> day(ClinicDayId id) {
        return clinics.day(id);
    }

    /** The slots of a day in order, closed ones too, with the places taken; empty for a draft. */
    public List<SlotCount> slotsOf(ClinicDayId day) {
        return store.slots(day);
    }

    /** The places of some days; {@link DayCount#NONE} for one without slots. */
    public Map<ClinicDayId, DayCount> counts(Collection<ClinicDayId> days) {
        return store.counts(days);
    }

    /**
     * Opens drafts for booking: all those that still are drafts get their slots, in one transaction. Days that are
     * published, cancelled or gone are left as they are, and so is one that has no slot to take or whose
     * site is closed.
     *
     * @return the days published now
     */
    @Transactional
    public List<ClinicDay> publish(Collection<ClinicDayId> days) {
        List<ClinicDay> drafts = clinics.days(new HashSet<>(days));
        Map<SiteId, List<ClinicDay>> bySite = drafts.stream().collect(Collectors.groupingBy(ClinicDay::site));
        Set<ClinicDayId> published = new HashSet<>();
        store.lockSites(bySite.keySet());
        bySite.forEach((id, ofSite) -> {
            Site site = clinics.site(id).orElseThrow();
            if (site.closed()) {
                return;
            }
            Set<ClinicDayId> now = store.publish(
                    id,
                    ofSite.stream()
                            .filter(day -> Capacity.people(day, site.zone()) > 0)
                            .map(ClinicDay::id)
                            .toList(),
                    clock.instant());
            // Read again under the lock of the update: what is published is what stands there now.
            clinics.addSlots(site, clinics.days(now));
            published.addAll(now);
        });
        return clinics.days(published);
    }

    /**
     * Closes every slot of a published day: nobody new gets in, who is in stays until moved. Answers how many slots were
     * closed by this.
     */
    @Transactional
    public int closeForBooking(ClinicDayId day) {
        int closed = store.setClosed(day, true);
        if (closed > 0) {
            clinics.changed();
        }
        return closed;
    }

    /** Opens the closed slots of a published day again; a cancelled one stays as it is. */
    @Transactional
    public int reopen(ClinicDayId day) {
        int opened = store.setClosed(day, false);
        if (opened > 0) {
            clinics.changed();
        }
        return opened;
    }

    /**
     * Ends a published day: its slots are closed, and it is shown to nobody who looks for a place. Whoever still has a
     * place in it keeps it until moved or cancelled.
     *
     * @param reason a word from a fixed list, stored with the day
     * @return whether this call did it; false when it was cancelled before, or is no published day
     */
    @Transactional
    public boolean cancelled(ClinicDayId day, String reason) {
        if (!store.cancel(day, reason, clock.instant())) {
            return false;
        }
        store.setClosed(day, true);
        clinics.changed();
        return true;
    }

    /** Whether a day has nobody in it, and so can be changed in every way: a draft, or published with no place taken. */
    public boolean isEmpty(ClinicDay day) {
        return day.state() == DayState.DRAFT
                || counts(List.of(day.id()))
                                .getOrDefault(day.id(), DayCount.NONE)
                                .taken()
                        == 0;
    }
}
