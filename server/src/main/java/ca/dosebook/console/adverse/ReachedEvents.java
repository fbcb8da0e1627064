package ca.dosebook.console.adverse;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.Reached;
import ca.dosebook.immunizations.adverse.AdverseEvent;
import ca.dosebook.immunizations.adverse.AdverseEventId;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The reports that a member of staff reaches: those of the sites within reach. */
@Component
class ReachedEvents {

    private final Reached reached;
    private final AdverseEvents events;
    private final Audit audit;

    ReachedEvents(Reached reached, AdverseEvents events, Audit audit) {
        this.reached = reached;
        this.events = events;
        this.audit = audit;
    }

    Set<SiteId> sites(SignedIn staff) {
        return reached.sites(staff).stream().map(Site::id).collect(Collectors.toSet());
    }

    /** The report with an id from an address; 404, written down, for what is not there or beyond reach. */
    AdverseEvent event(SignedIn staff, String id) {
        UUID typed = Ids.inAddress(id);
        Optional<AdverseEvent> found =
                events.find(new AdverseEventId(typed)).filter(event -> event.isWithin(sites(staff)));
        return found.orElseThrow(() -> {
            audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                    .concerning(typed)
                    .noting("BEYOND_REACH"));
            return Ids.notFound();
        });
    }
}
