package ca.dosebook.console.cohorts;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Ids;
import ca.dosebook.invitations.cohorts.Cohort;
import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.invitations.cohorts.Cohorts;
import ca.dosebook.rollout.HealthUnitId;
import org.springframework.stereotype.Component;

/** Finds cohorts of the unit that a member of staff acts for. */
@Component
class Reached {

    private final Cohorts cohorts;
    private final Audit audit;

    Reached(Cohorts cohorts, Audit audit) {
        this.cohorts = cohorts;
        this.audit = audit;
    }

    /** @throws org.springframework.web.server.ResponseStatusException 404 for whoever acts for no unit */
    static HealthUnitId unit(SignedIn staff) {
        return new HealthUnitId(staff.organization().healthUnit().orElseThrow(Ids::notFound));
    }

    /** @throws org.springframework.web.server.ResponseStatusException 404, written down, for one of another unit */
    Cohort cohort(SignedIn staff, String inAddress) {
        var id = new CohortId(Ids.inAddress(inAddress));
        return cohorts.find(unit(staff), id).orElseThrow(() -> {
            audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                    .concerning(id.value())
                    .noting("BEYOND_REACH"));
            return Ids.notFound();
        });
    }
}
