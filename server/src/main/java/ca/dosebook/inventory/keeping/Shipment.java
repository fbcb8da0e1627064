package ca.dosebook.inventory.keeping;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What came to a site from outside, in one delivery.
 *
 * @param id known before it is entered: who sends it twice enters it once
 */
public record Shipment(UUID id, SiteId site, List<Line> lines) {

    public Shipment {
        lines = List.copyOf(lines);
    }

    /**
     * The doses of one lot in one condition.
     *
     * @param frozen whether they lie frozen
     * @param thawedOn when they were thawed; empty for frozen ones, and for a product that is never frozen
     * @param expected how many doses were announced, 0 or more
     * @param received how many there are, 0 to {@value StockKeeping#MOST_DOSES}
     */
    public record Line(LotId lot, boolean frozen, Optional<LocalDate> thawedOn, int expected, int received) {

        Line and(Line more) {
            return new Line(lot, frozen, thawedOn, expected + more.expected, received + more.received);
        }
    }
}
