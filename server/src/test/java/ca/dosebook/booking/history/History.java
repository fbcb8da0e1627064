package ca.dosebook.booking.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A recorded history is linearizable when its calls can be put in one order, each at some moment between its call and its
 * answer, in which every answer is the one that the specification gives.
 *
 * <p>Searched as Wing and Gong did ("Testing and verifying concurrent objects", 1993), with Lowe's memory ("Testing for
 * linearizability", 2017): a call can be the next if no other, not yet placed, was answered before it was made; what was
 * reached once with the same calls placed and the same places is not tried again.
 */
public final class History {

    private History() {}

    /** @param called and {@code answered}: moments of one clock that never goes back */
    public record Call(long called, long answered, Places.Act act) {}

    private record Reached(BitSet placed, Places places) {}

    /**
     * @param placed how many calls could be put in order at most: all of them when the history is linearizable
     * @param end the places after these, and the calls of which none can be the next
     */
    public record Verdict(int placed, String end) {}

    public static Verdict of(List<Call> history, Places start) {
        List<Call> calls =
                history.stream().sorted(Comparator.comparingLong(Call::called)).toList();
        Set<Reached> seen = new HashSet<>();
        Deque<Reached> open = new ArrayDeque<>();
        Reached best = new Reached(new BitSet(), start);
        open.push(best);
        while (!open.isEmpty() && best.placed.cardinality() < calls.size()) {
            Reached here = open.pop();
            best = here.placed.cardinality() > best.placed.cardinality() ? here : best;
            for (int next : candidates(calls, here.placed)) {
                Places after = calls.get(next).act().after(here.places);
                if (after != null) {
                    BitSet placed = (BitSet) here.placed.clone();
                    placed.set(next);
                    Reached there = new Reached(placed, after);
                    if (seen.add(there)) {
                        open.push(there);
                    }
                }
            }
        }
        StringBuilder end = new StringBuilder(best.places.toString());
        candidates(calls, best.placed).forEach(next -> end.append("\n").append(calls.get(next)));
        return new Verdict(best.placed.cardinality(), end.toString());
    }

    private static List<Integer> candidates(List<Call> calls, BitSet placed) {
        List<Integer> candidates = new ArrayList<>();
        long firstAnswer = Long.MAX_VALUE;
        for (int i = placed.nextClearBit(0); i < calls.size(); i = placed.nextClearBit(i + 1)) {
            if (calls.get(i).called() > firstAnswer) {
                break;
            }
            candidates.add(i);
            firstAnswer = Math.min(firstAnswer, calls.get(i).answered());
        }
        return candidates;
    }
}
