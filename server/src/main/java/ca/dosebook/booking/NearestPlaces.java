package ca.dosebook.booking;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Timetable;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.people.Person;
import ca.dosebook.rollout.SiteChoice;
import ca.dosebook.vaccines.DoseWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The nearest fitting place for someone whose own falls away: the same clinic first, at another time or on one of the next
 * days, then the nearest other one. Product and intervals are kept; a later dose goes along where it must. Looks, and
 * writes nothing.
 */
@Component
class NearestPlaces {

    /** Nobody has to come sooner than this: the mail has to be read first. */
    static final Duration NOTICE = Duration.ofHours(24);

    /** Who is asked to come earlier than they had planned has this long to learn of it. */
    static final Duration NOTICE_OF_EARLIER = Duration.ofHours(72);

    /** A place so soon after the old one counts as near in time. */
    static final Period SOON = Period.ofDays(14);

    static final Period LATEST = Period.ofDays(60);

    /** About half an hour by car: farther than that nobody is sent without being asked. */
    static final double REACH_KM = 50;

    /** So many places are looked at for one person. */
    private static final int LOOKED_AT = 3000;

    private final BookingGate gate;
    private final Availability availability;
    private final Clinics clinics;
    private final Clock clock;

    NearestPlaces(BookingGate gate, Availability availability, Clinics clinics, Clock clock) {
        this.gate = gate;
        this.availability = availability;
        this.clinics = clinics;
        this.clock = clock;
    }

    /** One appointment, and where it goes. */
    record Move(Appointment from, Slot to) {}

    /**
     * The moves that bring someone to the nearest fitting place, the displaced dose first; empty when no place fits.
     *
     * @param leaving which slots are looked at before all others, and the days the record of doses says
     * @param usable false for places that are known to be gone
     */
    List<Move> plan(Booking booking, Person person, Appointment displaced, Leaving leaving, Predicate<Slot> usable) {
        Instant now = clock.instant();
        Optional<Slot> old = clinics.slot(displaced.site(), displaced.slot());
        if (old.isEmpty()) {
            return List.of();
        }
        var search = new Search(booking, person, usable, availability.timetable(), now);
        Optional<DoseWindow> window = leaving.window().or(() -> search.windowOf(displaced));
        Stream<Slot> candidates = Stream.concat(
                leaving.rather().stream()
                        .filter(slot -> slot.startsAt().toInstant().isAfter(now))
                        .filter(slot -> slot.clinicDay().product().equals(displaced.product()))
                        .filter(slot ->
                                window.map(days -> days.contains(slot.day())).orElse(true)),
                search.inOrder(old.get(), displaced, window));
        return candidates
                .filter(usable)
                .limit(LOOKED_AT)
                .flatMap(slot -> search.with(displaced, slot).stream())
                .filter(moves -> gate.refuseChange(booking, person, holds(moves, now), now)
                        .isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Which shares are theirs; the groups they said when they booked are not kept. */
    Asker asker(Person person, Instant now) {
        return gate.asker(person.identity().birthDate(), Set.of(), now);
    }

    private static List<Hold> holds(List<Move> moves, Instant now) {
        return moves.stream()
                .map(move -> new Hold(move.from().id(), move.from().dose(), move.to(), now, now))
                .toList();
    }

    /** What is known while one person's place is looked for. */
    private final class Search {

        private final Booking booking;
        private final Person person;
        private final Predicate<Slot> usable;
        private final Timetable timetable;
        private final Instant now;

        /** Where a later dose would go, by the day of the one before: asked once for each day. */
        private final Map<LocalDate, List<Move>> later = new HashMap<>();

        Search(Booking booking, Person person, Predicate<Slot> usable, Timetable timetable, Instant now) {
            this.booking = booking;
            this.person = person;
            this.usable = usable;
            this.timetable = timetable;
            this.now = now;
        }

        /** The days that the dose before leaves; empty when there is none before it. */
        Optional<DoseWindow> windowOf(Appointment displaced) {
            return booking.live().stream()
                    .filter(live -> live.dose().next().equals(displaced.dose()))
                    .findFirst()
                    .flatMap(before -> clinicsSlot(before).flatMap(slot -> window(before, slot.day())));
        }

        private Optional<DoseWindow> window(Appointment before, LocalDate day) {
            return gate.windowAfter(
                    before.dose(), before.product(), day, person.identity().birthDate(), now);
        }

        /** This place for the displaced dose, with whatever later dose has to go along; empty when that can't be. */
        Optional<List<Move>> with(Appointment displaced, Slot slot) {
            Optional<Appointment> next = booking.live(displaced.dose().next());
            List<Move> moves = new ArrayList<>(List.of(new Move(displaced, slot)));
            if (next.isEmpty()) {
                return Optional.of(moves);
            }
            Optional<DoseWindow> days = window(displaced, slot.day());
            Optional<Slot> nextSlot = clinicsSlot(next.get());
            if (days.isEmpty() || nextSlot.isEmpty()) {
                return Optional.empty();
            }
            if (days.get().contains(nextSlot.get().day())) {
                return Optional.of(moves);
            }
            List<Move> along = later.computeIfAbsent(
                    slot.day(),
                    day -> inOrder(nextSlot.get(), next.get(), days)
                            .filter(usable)
                            .limit(LOOKED_AT)
                            .flatMap(there -> with(next.get(), there).stream())
                            .findFirst()
                            .orElse(List.of()));
            moves.addAll(along);
            return along.isEmpty() ? Optional.empty() : Optional.of(moves);
        }

        private Optional<Slot> clinicsSlot(Appointment appointment) {
            return timetable.slot(appointment.slot()).or(() -> clinics.slot(appointment.site(), appointment.slot()));
        }

        /** Every free place that could be, the nearest in kind first. */
        Stream<Slot> inOrder(Slot old, Appointment displaced, Optional<DoseWindow> window) {
            LocalDate today = now.atZone(old.site().zone()).toLocalDate();
            LocalDate from =
                    window.map(DoseWindow::earliest).orElse(displaced.dose().value() > 1 ? old.day() : today);
            LocalDate latest = old.day().plus(LATEST);
            LocalDate to = window.map(DoseWindow::latest)
                    .filter(day -> day.isBefore(latest))
                    .orElse(latest);
            SiteChoice sites = gate.sitesToMoveTo(booking, person, now);
            Wanted wanted = new Wanted(
                            sites.units(),
                            Optional.of(displaced.product()),
                            from,
                            to,
                            now.plus(NOTICE),
                            old.site().wheelchairAccess())
                    .at(sites)
                    .by(asker(person, now));
            List<Near> found = new ArrayList<>();
            for (NearbyStop stop : timetable.near(old.stop().point(), wanted)) {
                boolean same = stop.stop().id().equals(old.stop().id());
                if (same || stop.kilometres() <= REACH_KM) {
                    timetable
                            .freeSlots(stop.stop().id(), wanted)
                            .map(FreeSlot::slot)
                            .filter(slot -> !slot.clinicDay()
                                    .id()
                                    .equals(old.clinicDay().id()))
                            .forEach(slot -> near(old, slot, same ? -1 : stop.kilometres())
                                    .ifPresent(found::add));
                }
            }
            found.sort(Near.ORDER);
            return found.stream().map(Near::slot);
        }

        private Optional<Near> near(Slot old, Slot slot, double kilometres) {
            Instant start = slot.startsAt().toInstant();
            if (start.isBefore(old.startsAt().toInstant())) {
                return start.isBefore(now.plus(NOTICE_OF_EARLIER))
                        ? Optional.empty()
                        : Optional.of(new Near(slot, 1, kilometres));
            }
            boolean soon = !slot.day().isAfter(old.day().plus(SOON));
            return Optional.of(new Near(slot, soon ? 0 : 2, kilometres));
        }
    }

    /**
     * A place with what counts in the order.
     *
     * @param when 0 soon after the old time, 1 before it, 2 long after it
     * @param kilometres from the old clinic; below zero for the same one
     */
    private record Near(Slot slot, int when, double kilometres) {

        static final Comparator<Near> ORDER = Comparator.comparingInt(Near::when)
                .thenComparingDouble(Near::kilometres)
                .thenComparing(near -> near.slot().startsAt().toInstant());
    }
}
