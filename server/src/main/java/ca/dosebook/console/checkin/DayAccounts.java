package ca.dosebook.console.checkin;

import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.Expected;
import ca.dosebook.booking.arrivals.FloorCount;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.console.Floor;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.reconciling.DayLedger;
import ca.dosebook.inventory.reconciling.Leftover;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.Vaccines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what there is to say at the end of a clinic day. */
@Component
class DayAccounts {

    /** From then on there is time to call people in for doses that would be left over. */
    private static final Duration SOON = Duration.ofHours(2);

    private final Arrivals arrivals;
    private final Doses doses;
    private final DayLedger ledger;
    private final Stock stock;
    private final Clinics clinics;
    private final Vaccines vaccines;
    private final Clock clock;

    DayAccounts(
            Arrivals arrivals,
            Doses doses,
            DayLedger ledger,
            Stock stock,
            Clinics clinics,
            Vaccines vaccines,
            Clock clock) {
        this.arrivals = arrivals;
        this.doses = doses;
        this.ledger = ledger;
        this.stock = stock;
        this.clinics = clinics;
        this.vaccines = vaccines;
        this.clock = clock;
    }

    /**
     * A day as it stands.
     *
     * @param lots of the whole site on the date: its stock does not tell one clinic of the date from another
     * @param here who waits or sits
     * @param ahead how many have an appointment later on
     * @param leftover empty on other days than today, and once the day is closed
     * @param percentCame of those who were due; empty while they are too few to tell
     */
    @Personal
    record Account(
            FloorCount count,
            List<EndOfDay.LotLine> lots,
            List<Arrival> here,
            int ahead,
            Optional<Leftover> leftover,
            OptionalInt percentCame,
            int dosesPerVial,
            boolean closesSoon) {

        boolean mayClose() {
            return count.closedAt().isEmpty() && here.isEmpty() && ahead == 0;
        }

        @Override
        public String toString() {
            return "Account[masked]";
        }
    }

    Account of(Floor floor) {
        ClinicDay day = floor.day();
        Instant now = clock.instant();
        FloorCount count = arrivals.count(day);
        List<EndOfDay.LotLine> lots = EndOfDay.lines(recorded(day), ledger.of(day.site(), day.day()), stock::lot);
        List<Arrival> waiting = arrivals.waiting(day);
        List<Expected> expected = arrivals.expected(day, Instant.MIN, Instant.MAX);
        int used = lots.stream()
                .filter(line -> line.lot().product().equals(day.product()))
                .mapToInt(line -> line.drawn() + line.wasted())
                .sum();
        int perVial = vaccines.product(day.product()).map(Product::dosesPerVial).orElse(1);
        Leftover.Facts facts = EndOfDay.facts(expected, now, waiting.size(), used, perVial);
        boolean foreseen = arrivals.today(floor.zone()).equals(day.day())
                && count.closedAt().isEmpty();
        Instant closes = day.day().atTime(day.closes()).atZone(floor.zone()).toInstant();
        return new Account(
                count,
                lots,
                Stream.concat(waiting.stream(), arrivals.observed(day).stream()).toList(),
                EndOfDay.ahead(expected, now),
                foreseen ? Optional.of(Leftover.forecast(facts)) : Optional.empty(),
                facts.percentCame(),
                perVial,
                !now.isBefore(closes.minus(SOON)));
    }

    /** Of every clinic that the site has on the date. */
    private Map<LotId, Integer> recorded(ClinicDay day) {
        Map<LotId, Integer> all = new HashMap<>();
        for (ClinicDay each : clinics.days(day.site(), day.day(), day.day())) {
            doses.given(day.site(), each.id()).forEach((lot, given) -> all.merge(lot, given, Integer::sum));
        }
        return all;
    }

    String product(Lot lot, Language language) {
        return vaccines.product(lot.product())
                .map(product -> product.name().in(language))
                .orElse(lot.product().value());
    }
}
