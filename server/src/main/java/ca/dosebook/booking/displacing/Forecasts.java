package ca.dosebook.booking.displacing;

import ca.dosebook.booking.Displacer;
import ca.dosebook.booking.Leaving;
import ca.dosebook.booking.displacing.DisplacementStore.Waiting;
import ca.dosebook.booking.displacing.Forecast.Destination;
import ca.dosebook.booking.displacing.Forecast.Example;
import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Plays through what would come of a day that falls out, without writing anything. */
@Component
public class Forecasts {

    private final DisplacementStore rows;
    private final Displacer displacer;
    private final FallingDays days;
    private final Clinics clinics;
    private final Availability availability;
    private final People people;
    private final Clock clock;

    Forecasts(
            DisplacementStore rows,
            Displacer displacer,
            FallingDays days,
            Clinics clinics,
            Availability availability,
            People people,
            Clock clock) {
        this.rows = rows;
        this.displacer = displacer;
        this.days = days;
        this.clinics = clinics;
        this.availability = availability;
        this.people = people;
        this.clock = clock;
    }

    /** Everyone in the order in which they would be moved, each taking a place from those who follow. */
    public Forecast forecast(Displacing displacing) {
        return new Play(displacing).run();
    }

    /** One play-through. */
    private final class Play {

        private final Displacing displacing;
        private final List<SlotId> slots;
        private final List<Slot> imagined;
        private final Map<SlotId, Slot> olds = new HashMap<>();
        private final Map<SlotId, Integer> free = new HashMap<>();
        private final Map<Object, List<Slot>> destinations = new LinkedHashMap<>();
        private Optional<Example> example = Optional.empty();
        private int without;
        private int later;
        private int byMail;

        Play(Displacing displacing) {
            this.displacing = displacing;
            this.slots = days.slotIds(displacing.day());
            this.imagined =
                    displacing.to().map(to -> days.imagine(displacing, to)).orElse(List.of());
            imagined.forEach(slot -> free.put(slot.id(), slot.clinicDay().slotCapacity()));
        }

        Forecast run() {
            List<Waiting> affected = rows.affected(displacing, slots, clock.instant());
            affected.forEach(this::play);
            return new Forecast(affected.size(), inOrder(), without, later, byMail, example);
        }

        private void play(Waiting waiting) {
            Slot old = olds.computeIfAbsent(
                    waiting.slot(),
                    slot -> clinics.slot(displacing.site(), slot).orElseThrow());
            var leaving = new Leaving(
                    waiting.person(),
                    waiting.appointment(),
                    displacing.endReason(),
                    FallingDays.ordered(imagined, slots.indexOf(waiting.slot())));
            List<Slot> places = displacer
                    .foresee(leaving, slot -> free.computeIfAbsent(slot.id(), id -> freeIn(slot)) > 0)
                    .orElse(List.of());
            places.forEach(place -> free.merge(place.id(), -1, Integer::sum));
            if (places.isEmpty()) {
                without++;
            } else {
                Slot place = places.getFirst();
                destinations
                        .computeIfAbsent(place.stop().id(), stop -> new ArrayList<>())
                        .add(place);
                later += places.size() - 1;
            }
            if (example.flatMap(Example::now).isEmpty()) {
                example = Optional.of(new Example(old, places.stream().findFirst()));
            }
            boolean mail = people.find(waiting.person())
                    .flatMap(person -> person.contact().email())
                    .isPresent();
            byMail += mail ? 1 : 0;
        }

        /** As the timetable has it; a place that was found there has at least one. */
        private int freeIn(Slot slot) {
            Instant justBefore = slot.startsAt().toInstant().minusMillis(1);
            var thatDay = new Wanted(Set.of(), Optional.empty(), slot.day(), slot.day(), justBefore, false);
            return availability
                    .timetable()
                    .freeSlots(slot.stop().id(), thatDay)
                    .filter(found -> found.slot().id().equals(slot.id()))
                    .mapToInt(FreeSlot::places)
                    .findFirst()
                    .orElse(1);
        }

        private List<Destination> inOrder() {
            return destinations.values().stream()
                    .map(places -> {
                        Comparator<Slot> byTime =
                                Comparator.comparing(place -> place.startsAt().toInstant());
                        Slot any = places.getFirst();
                        double away = olds.values().stream()
                                .findFirst()
                                .map(old -> old.stop()
                                        .point()
                                        .kilometresTo(any.stop().point()))
                                .orElse(0.0);
                        return new Destination(
                                places.size(),
                                places.stream().min(byTime).orElseThrow(),
                                places.stream().max(byTime).orElseThrow(),
                                away);
                    })
                    .sorted(Comparator.comparingInt(Destination::people).reversed())
                    .toList();
        }
    }
}
