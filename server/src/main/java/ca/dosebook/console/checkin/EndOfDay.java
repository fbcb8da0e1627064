package ca.dosebook.console.checkin;

import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.arrivals.Expected;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.reconciling.Leftover;
import ca.dosebook.inventory.reconciling.LotDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts what the record says of a day beside what the stock says. Pure. */
final class EndOfDay {

    /** Who is later than that will hardly come. */
    static final Duration GRACE = Duration.ofMinutes(30);

    private EndOfDay() {}

    /**
     * A lot on the day.
     *
     * @param given doses in the record of those who were given them
     * @param drawn doses that left the stock for it
     */
    record LotLine(Lot lot, int given, int drawn, int wasted, int left) {

        /** Above 0 when more were recorded than drawn; 0 when all is well. */
        int difference() {
            return given - drawn;
        }
    }

    /** Every lot that one of the two knows of, by number. */
    static List<LotLine> lines(Map<LotId, Integer> recorded, List<LotDay> ledger, Function<LotId, Optional<Lot>> lots) {
        Map<LotId, Integer> others = new HashMap<>(recorded);
        List<LotLine> lines = new ArrayList<>();
        for (LotDay day : ledger) {
            Integer given = others.remove(day.lot().id());
            lines.add(new LotLine(day.lot(), given == null ? 0 : given, day.drawn(), day.wasted(), day.left()));
        }
        others.forEach((id, given) -> lots.apply(id).ifPresent(lot -> lines.add(new LotLine(lot, given, 0, 0, 0))));
        lines.sort(Comparator.comparing((LotLine line) -> line.lot().number()));
        return lines;
    }

    /** People with an appointment that is still to come, who have not come yet. */
    static int ahead(Collection<Expected> expected, Instant now) {
        return (int) expected.stream()
                .filter(one -> one.startsAt().isAfter(now)
                        && one.state() == AppointmentState.BOOKED
                        && one.arrival().isEmpty())
                .count();
    }

    /**
     * What the forecast of leftover doses goes by. Who is late by less than {@link #GRACE} is still to come.
     *
     * @param waiting people in the clinic without a dose yet
     * @param used doses of the product that left vials today
     */
    static Leftover.Facts facts(Collection<Expected> expected, Instant now, int waiting, int used, int dosesPerVial) {
        Instant late = now.minus(GRACE);
        List<Expected> due = expected.stream()
                .filter(one -> !one.startsAt().isAfter(late) && isOfTheDay(one))
                .toList();
        int came = (int) due.stream().filter(one -> one.arrival().isPresent()).count();
        return new Leftover.Facts(waiting, due.size(), came, ahead(expected, late), used, dosesPerVial);
    }

    private static boolean isOfTheDay(Expected one) {
        return switch (one.state()) {
            case BOOKED, FULFILLED, NO_SHOW -> true;
            case MOVED, CANCELLED -> false;
        };
    }
}
