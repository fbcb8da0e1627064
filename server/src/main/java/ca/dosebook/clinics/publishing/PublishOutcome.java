package ca.dosebook.clinics.publishing;

import ca.dosebook.clinics.ClinicDay;
import java.util.List;

/** What can come of publishing. Whatever is not {@link Published} changed nothing. */
public sealed interface PublishOutcome {

    /** @param days those that residents see from now on; days published before are not among them */
    record Published(List<ClinicDay> days) implements PublishOutcome {
        public Published {
            days = List.copyOf(days);
        }
    }

    /** The check found something that cannot be published, perhaps only now. */
    record Refused(List<Finding> findings) implements PublishOutcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** There are warnings, and nobody said that they looked at them. */
    record NotLookedAt(List<Finding> findings) implements PublishOutcome {
        public NotLookedAt {
            findings = List.copyOf(findings);
        }
    }

    /** None of the days is a draft any more. */
    record NothingToPublish() implements PublishOutcome {}
}
