package ca.dosebook.booking.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What places are, in one page, for one dose: every person has nothing, a place held or a place booked; a slot has no more
 * persons than places. Immutable.
 *
 * @param capacity of every slot
 * @param persons what each has, by their number; null for nothing
 */
public record Places(int capacity, List<@Nullable Place> persons) {

    /** @param id of the hold, which a confirmation must name and an appointment keeps */
    public record Place(int slot, String id, boolean booked) {}

    public Places {
        persons = Collections.unmodifiableList(new ArrayList<>(persons));
    }

    public static Places empty(int capacity, int persons) {
        return new Places(capacity, Collections.nCopies(persons, null));
    }

    /** What someone called and what they were answered. */
    public sealed interface Act {

        /** The places afterwards, if in these places the answer is the right one; null if it is not. */
        @Nullable
        Places after(Places places);
    }

    public enum Answer {
        YES,
        FULL,
        BOOKED,
        NO
    }

    /** @param kept the id of the hold that the answer named; empty unless it was yes */
    public record Hold(int person, int slot, String id, Answer answer, String kept) implements Act {

        @Override
        public @Nullable Places after(Places places) {
            Place now = places.persons.get(person);
            if (now != null && now.booked) {
                return answer == Answer.BOOKED ? places : null;
            }
            if (now != null && now.slot == slot) {
                return answer == Answer.YES && kept.equals(now.id) ? places : null;
            }
            if (places.in(slot) >= places.capacity) {
                return answer == Answer.FULL ? places : null;
            }
            return answer == Answer.YES && kept.equals(id) ? places.with(person, new Place(slot, id, false)) : null;
        }
    }

    public record Confirm(int person, int slot, String id, Answer answer) implements Act {

        @Override
        public @Nullable Places after(Places places) {
            Place now = places.persons.get(person);
            boolean can = now != null && !now.booked && now.slot == slot && now.id.equals(id);
            if (answer == Answer.YES) {
                return can ? places.with(person, new Place(slot, id, true)) : null;
            }
            return can ? null : places;
        }
    }

    public record Release(int person) implements Act {

        @Override
        public Places after(Places places) {
            Place now = places.persons.get(person);
            return now == null || now.booked ? places : places.with(person, null);
        }
    }

    /** @param id of the appointment that is cancelled, if it is still live */
    public record Cancel(int person, String id) implements Act {

        @Override
        public Places after(Places places) {
            Place now = places.persons.get(person);
            return now != null && now.booked && now.id.equals(id) ? places.with(person, null) : places;
        }
    }

    private long in(int slot) {
        return persons.stream()
                .filter(place -> place != null && place.slot == slot)
                .count();
    }

    private Places with(int person, @Nullable Place place) {
        List<@Nullable Place> changed = new ArrayList<>(persons);
        changed.set(person, place);
        return new Places(capacity, changed);
    }
}
