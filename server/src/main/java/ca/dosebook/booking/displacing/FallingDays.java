package ca.dosebook.booking.displacing;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.ClinicSlots;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.DayDetails;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.SlotCount;
import ca.dosebook.kernel.Uuids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What happens to the clinic day itself, and the order in which its people come to the one that takes its place. */
@Component
class FallingDays {

    private final Clinics clinics;
    private final ClinicDays days;

    FallingDays(Clinics clinics, ClinicDays days) {
        this.clinics = clinics;
        this.days = days;
    }

    List<SlotId> slotIds(ClinicDayId day) {
        return days.slotsOf(day).stream().map(SlotCount::id).toList();
    }

    boolean isPublished(ClinicDayId day) {
        return days.day(day)
                .filter(found -> found.state() == DayState.PUBLISHED)
                .isPresent();
    }

    /** Whether another day of the stop begins at the same moment; two can't. */
    boolean isTaken(Displacing draft, NewTime to) {
        return days.days(draft.site(), to.day(), to.day()).stream()
                .anyMatch(other -> other.state() != DayState.CANCELLED
                        && other.stop().equals(to.stop())
                        && other.opens().equals(to.opens())
                        && !other.id().equals(draft.day()));
    }

    void close(Displacing displacing) {
        days.closeForBooking(displacing.day());
    }

    void cancel(Displacing displacing) {
        days.cancelled(displacing.day(), displacing.reason().name());
    }

    /** Ends the day and publishes the one that takes its place, still closed to everyone but its people. */
    ClinicDayId replace(Displacing draft, NewTime to) {
        days.cancelled(draft.day(), draft.reason().name());
        ClinicDay instead = instead(draft, to);
        clinics.draft(draft.site(), List.of(instead));
        if (days.publish(Set.of(instead.id())).isEmpty()) {
            throw new IllegalStateException("the new day has no slots");
        }
        days.closeForBooking(instead.id());
        return instead.id();
    }

    /** The day as it will be; the product, the places and what is kept back stay. Spans without vaccination do not. */
    private ClinicDay instead(Displacing draft, NewTime to) {
        ClinicDay old = days.day(draft.day()).orElseThrow();
        DayDetails details = old.details();
        return new ClinicDay(
                new ClinicDayId(Uuids.next()),
                old.site(),
                to.stop(),
                to.day(),
                to.opens(),
                to.closes(),
                old.product(),
                old.slotMinutes(),
                old.slotCapacity(),
                DayDetails.DRAFT.staffed(details.staffing()).keeping(details.reserves()));
    }

    void open(ClinicDayId instead) {
        days.reopen(instead);
    }

    /** The slots of the day that takes the place of the old one, the best for who was in this slot first; none if none. */
    List<Slot> rather(Displacing displacing, SlotId old) {
        if (displacing.instead().isEmpty()) {
            return List.of();
        }
        ClinicDay day = days.day(displacing.instead().get()).orElseThrow();
        List<SlotCount> slots = days.slotsOf(day.id());
        List<Slot> all = slots.isEmpty() ? List.of() : slots(displacing, day, slots);
        return ordered(all, slotIds(displacing.day()).indexOf(old));
    }

    /** The slots that the new day will have. */
    List<Slot> imagine(Displacing draft, NewTime to) {
        ClinicDay day = instead(draft, to);
        Site site = clinics.site(draft.site()).orElseThrow();
        Optional<Stop> stop = stop(draft, to.stop());
        return stop.isEmpty()
                ? List.of()
                : ClinicSlots.startsOf(day, site.zone()).stream()
                        .map(start -> slot(new SlotId(Uuids.next()), site, stop.get(), day, start))
                        .toList();
    }

    private List<Slot> slots(Displacing displacing, ClinicDay day, List<SlotCount> counts) {
        Site site = clinics.site(displacing.site()).orElseThrow();
        Stop stop = stop(displacing, day.stop()).orElseThrow();
        return counts.stream()
                .map(count -> slot(count.id(), site, stop, day, count.startsAt()))
                .toList();
    }

    private Optional<Stop> stop(Displacing displacing, StopId id) {
        return clinics.stops(displacing.site()).stream()
                .filter(stop -> stop.id().equals(id))
                .findFirst();
    }

    private static Slot slot(SlotId id, Site site, Stop stop, ClinicDay day, Instant start) {
        return new Slot(id, site, stop, day, start.atZone(site.zone()));
    }

    /** The slot of the same rank first, so that everyone keeps their turn; then those nearest to it. */
    static List<Slot> ordered(List<Slot> slots, int rank) {
        List<Integer> ranks =
                new ArrayList<>(IntStream.range(0, slots.size()).boxed().toList());
        ranks.sort(Comparator.comparingInt((Integer other) -> Math.abs(other - rank))
                .thenComparing(Comparator.naturalOrder()));
        return ranks.stream().map(slots::get).toList();
    }
}
