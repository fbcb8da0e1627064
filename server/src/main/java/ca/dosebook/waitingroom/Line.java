package ca.dosebook.waitingroom;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The numbers of all tickets, in memory: one entry for each second of each node, however many people came in it. */
final class Line {

    /**
     * The tickets of one second of one run.
     *
     * @param firstNumber 0 before it is numbered
     * @param late numbered after its second was closed
     */
    record Slice(int run, int firstTicket, int tickets, long second, long firstNumber, boolean late) {

        long lastNumber() {
            return firstNumber + tickets - 1;
        }
    }

    private final Map<Integer, NavigableMap<Integer, Slice>> byRun = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Long> lastOfSecond = new ConcurrentSkipListMap<>();
    private volatile long read;

    /** Slices with their numbers, in the order of these. */
    void add(List<Slice> numbered) {
        for (Slice slice : numbered) {
            byRun.computeIfAbsent(slice.run(), run -> new ConcurrentSkipListMap<>())
                    .put(slice.firstTicket(), slice);
            if (!slice.late()) {
                lastOfSecond.merge(slice.second(), slice.lastNumber(), Math::max);
            }
            read = Math.max(read, slice.lastNumber());
        }
    }

    /** The highest number known here. */
    long read() {
        return read;
    }

    /** Every run that somebody has a numbered ticket of. */
    Set<Integer> runs() {
        return byRun.keySet();
    }

    /** How many entries stand for the whole line. */
    int size() {
        return byRun.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * The number of a ticket. One that its node took into its grave, or that was written down too late, stands with the
     * last of those who came in the same second: nobody loses a place, and nobody's number grows.
     *
     * @param closedUpTo every second up to this one is numbered
     * @param alive whether the ticket's node may still write it down
     * @return empty when it is not known yet
     */
    OptionalLong number(Ticket ticket, long closedUpTo, boolean alive) {
        long second = ticket.arrival().getEpochSecond();
        Slice slice = slice(ticket);
        if (slice != null && !slice.late()) {
            return OptionalLong.of(slice.firstNumber() + ticket.ticket() - slice.firstTicket());
        }
        if (slice == null && (alive || closedUpTo < second)) {
            return OptionalLong.empty();
        }
        Map.Entry<Long, Long> before = lastOfSecond.floorEntry(second);
        long beside = before == null ? 1 : before.getValue();
        return OptionalLong.of(
                slice == null ? beside : Math.min(beside, slice.firstNumber() + ticket.ticket() - slice.firstTicket()));
    }

    /** Whether this ticket was ever given out, as far as it is written down; then the second of its slice. */
    OptionalLong second(int run, int ticket) {
        Slice slice = slice(run, ticket);
        return slice == null ? OptionalLong.empty() : OptionalLong.of(slice.second());
    }

    private @Nullable Slice slice(Ticket ticket) {
        return slice(ticket.run(), ticket.ticket());
    }

    private @Nullable Slice slice(int run, int ticket) {
        NavigableMap<Integer, Slice> slices = byRun.get(run);
        Map.Entry<Integer, Slice> found = slices == null ? null : slices.floorEntry(ticket);
        return found != null && ticket < found.getKey() + found.getValue().tickets() ? found.getValue() : null;
    }
}
