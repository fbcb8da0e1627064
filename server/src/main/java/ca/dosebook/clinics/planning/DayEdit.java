package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.DayDetails;
import ca.dosebook.clinics.days.DayPart;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.vaccines.ProductCode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is to be different about one clinic day or many; what is empty stays as it is.
 *
 * @param slotMinutes length of a slot
 * @param seats how the places of a slot follow from now on
 * @param block spans to block out
 * @param unblock spans to open again: what they touch is taken away as a whole
 */
public record DayEdit(
        Optional<StopId> stop,
        Optional<LocalTime> opens,
        Optional<LocalTime> closes,
        Optional<ProductCode> product,
        OptionalInt slotMinutes,
        Optional<Seats> seats,
        Optional<Reserves> reserves,
        List<Span> block,
        List<Span> unblock) {

    /** Nothing. */
    public static final DayEdit NONE = new DayEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());

    public DayEdit {
        block = List.copyOf(block);
        unblock = List.copyOf(unblock);
    }

    /** How many people a slot takes: as many as said, or as the staff can see. */
    public sealed interface Seats {

        /** @param places people a slot, at least 1 */
        record Given(int places) implements Seats {}

        record Staffed(Staffing staffing) implements Seats {}

        default Optional<Staffing> who() {
            return switch (this) {
                case Given ignored -> Optional.empty();
                case Staffed(Staffing staffing) -> Optional.of(staffing);
            };
        }

        /** 0 where the staff could not see one person in a slot. */
        default int placesIn(int minutes) {
            return switch (this) {
                case Given(int places) -> places;
                case Staffed(Staffing staffing) -> staffing.placesIn(minutes);
            };
        }
    }

    public DayEdit hours(LocalTime from, LocalTime to) {
        return new DayEdit(
                stop, Optional.of(from), Optional.of(to), product, slotMinutes, seats, reserves, block, unblock);
    }

    public DayEdit seating(Seats other) {
        return new DayEdit(stop, opens, closes, product, slotMinutes, Optional.of(other), reserves, block, unblock);
    }

    public DayEdit at(StopId other) {
        return new DayEdit(Optional.of(other), opens, closes, product, slotMinutes, seats, reserves, block, unblock);
    }

    public DayEdit giving(ProductCode other) {
        return new DayEdit(stop, opens, closes, Optional.of(other), slotMinutes, seats, reserves, block, unblock);
    }

    public DayEdit keeping(Reserves other) {
        return new DayEdit(stop, opens, closes, product, slotMinutes, seats, Optional.of(other), block, unblock);
    }

    public DayEdit blocking(List<Span> more, List<Span> less) {
        return new DayEdit(stop, opens, closes, product, slotMinutes, seats, reserves, more, less);
    }

    /** What the day would be like, or why there can be no such day. */
    sealed interface Wanted {

        record Fine(ClinicDay day) implements Wanted {}

        record Wrong(DayProblem why) implements Wanted {}
    }

    /** The day with this edit. What becomes different of a day of a repeating clinic is its own from now on. */
    Wanted on(ClinicDay day) {
        LocalTime from = opens.orElse(day.opens());
        LocalTime to = closes.orElse(day.closes());
        if (!from.isBefore(to)) {
            return new Wanted.Wrong(DayProblem.HOURS);
        }
        int minutes = slotMinutes.orElse(day.slotMinutes());
        int places = seats.map(seat -> seat.placesIn(minutes)).orElseGet(() -> placesNow(day, minutes));
        if (places < 1) {
            return new Wanted.Wrong(DayProblem.NO_PLACES);
        }
        Reserves kept = reserves.orElse(day.details().reserves());
        if (kept.all() > places) {
            return new Wanted.Wrong(DayProblem.RESERVES);
        }
        DayDetails details = day.details()
                .staffed(seats.map(Seats::who).orElse(day.details().staffing()))
                .keeping(kept)
                .blocking(blocked(day.details().blocked()));
        ClinicDay edited = new ClinicDay(
                day.id(),
                day.site(),
                stop.orElse(day.stop()),
                day.day(),
                from,
                to,
                product.orElse(day.product()),
                minutes,
                places,
                details);
        return new Wanted.Fine(owning(day, edited));
    }

    private static int placesNow(ClinicDay day, int minutes) {
        return minutes == day.slotMinutes()
                ? day.slotCapacity()
                : day.details().staffing().map(staff -> staff.placesIn(minutes)).orElse(day.slotCapacity());
    }

    private List<Span> blocked(List<Span> now) {
        List<Span> spans = new ArrayList<>(now.stream()
                .filter(span -> unblock.stream().noneMatch(open -> open.touches(span.from(), span.to())))
                .toList());
        spans.addAll(block);
        return spans;
    }

    private static ClinicDay owning(ClinicDay before, ClinicDay after) {
        if (before.details().series().isEmpty()) {
            return after;
        }
        Set<DayPart> parts = EnumSet.noneOf(DayPart.class);
        parts.addAll(before.details().ownParts());
        parts.addAll(differing(before, after));
        return after.with(after.details().owning(parts));
    }

    /** The parts in which two days differ; blocked spans are none. */
    static Set<DayPart> differing(ClinicDay one, ClinicDay other) {
        Set<DayPart> parts = EnumSet.noneOf(DayPart.class);
        if (!one.stop().equals(other.stop())) {
            parts.add(DayPart.STOP);
        }
        if (!one.opens().equals(other.opens()) || !one.closes().equals(other.closes())) {
            parts.add(DayPart.HOURS);
        }
        if (!one.product().equals(other.product())) {
            parts.add(DayPart.PRODUCT);
        }
        if (one.slotMinutes() != other.slotMinutes()
                || one.slotCapacity() != other.slotCapacity()
                || !one.details().staffing().equals(other.details().staffing())) {
            parts.add(DayPart.PLACES);
        }
        if (!one.details().reserves().equals(other.details().reserves())) {
            parts.add(DayPart.RESERVES);
        }
        return parts;
    }
}
