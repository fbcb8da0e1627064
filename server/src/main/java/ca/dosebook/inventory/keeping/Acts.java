package ca.dosebook.inventory.keeping;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What every act on the stock has in common: once, in a transaction, on a day of the site, with an audit entry. */
@Component
class Acts {

    private final LedgerStore ledger;
    private final Clinics clinics;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    Acts(LedgerStore ledger, Clinics clinics, Audit audit, TransactionOperations transaction, Clock clock) {
        this.ledger = ledger;
        this.clinics = clinics;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does what is asked, unless it was done; two who ask with the same key at the same moment do it once. */
    KeepingOutcome once(SiteId site, UUID act, Supplier<KeepingOutcome> change) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> ledger.isDone(site, act) ? new KeepingOutcome.Done() : change.get()));
        } catch (DuplicateKeyException byAnother) {
            return new KeepingOutcome.Done();
        }
    }

    Posting.When now(SiteId site, Actor actor) {
        Instant now = clock.instant();
        return new Posting.When(dayAt(site, now), now, actor.user().orElse(null));
    }

    LocalDate dayAt(SiteId site, Instant moment) {
        return clinics.site(site)
                .map(known -> moment.atZone(known.zone()).toLocalDate())
                .orElseGet(() -> moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    KeepingOutcome done(Actor actor, SiteId site, EntryKind kind) {
        audit.record(
                AuditEntry.of(actor, Act.STOCK_CHANGED).concerning(site.value()).noting(kind.name()));
        return new KeepingOutcome.Done();
    }
}
