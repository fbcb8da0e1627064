package ca.dosebook.immunizations.recalling;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people given a lot, for those who have to reach them. */
@Component
public class Recipients {

    private final RecipientStore store;
    private final Audit audit;

    Recipients(RecipientStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /**
     * Some rows of a list.
     *
     * @param from how many are left out at the beginning
     * @param most how many at most
     */
    public record Part(int from, int most) {

        public static final Part ALL = new Part(0, Integer.MAX_VALUE);
    }

    /** How many doses of this lot stand in the record at these sites. */
    public int count(LotId lot, Set<SiteId> sites) {
        return store.count(lot, sites);
    }

    /**
     * Who stands in the record with a dose of this lot given at one of these sites, by day; somebody with two such doses
     * twice. That this member of staff is shown each of them is on disk before they are answered.
     *
     * @param sites within reach of the member of staff
     * @param part which of them
     */
    @Transactional
    public List<Recipient> show(LotId lot, Set<SiteId> sites, Part part, AccessReason reason, SignedIn staff) {
        List<Recipient> found = store.given(lot, sites, part.from(), part.most());
        AuditEntry seen = AuditEntry.of(staff.actor(), Act.LOT_RECIPIENTS_SEEN)
                .concerning(lot.value())
                .because(reason);
        audit.record(seen.noting(found.size() + " rows"));
        audit.record(found.stream()
                .map(one -> seen.about(one.person()).noting("one of " + found.size() + " rows"))
                .toList());
        return found;
    }
}
