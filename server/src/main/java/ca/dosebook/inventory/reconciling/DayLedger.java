package ca.dosebook.inventory.reconciling;

import ca.dosebook.clinics.SiteId;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What left the stock of a site on a day. */
@Component
public class DayLedger {

    private final DayLedgerStore store;

    DayLedger(DayLedgerStore store) {
        this.store = store;
    }

    /**
     * Every lot of which doses were drawn or wasted on the day, or which lies there now; by number.
     *
     * @param day in the site's calendar
     */
    public List<LotDay> of(SiteId site, LocalDate day) {
        return store.of(site, day);
    }
}
