package ca.dosebook.invitations.cohorts.reviewing;

import ca.dosebook.invitations.cohorts.CohortRow;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A line with all that was noticed about it.
 *
 * @param hashes empty where the line names no person with a birth date
 * @param twin the earlier line it repeats or resembles
 */
@Personal
public record Checked(
        Line line, Optional<PersonKey> key, Optional<Hashes> hashes, Set<Finding> findings, OptionalInt twin) {

    public Checked {
        findings = Set.copyOf(findings);
    }

    /** To find the person by, and the line. */
    public record Hashes(byte[] name, byte[] family) {}

    /** What becomes of the line before anyone has decided. */
    public CohortRow.State state() {
        if (findings.stream().anyMatch(finding -> finding.weight() == Finding.Weight.ERROR)) {
            return CohortRow.State.LEFT_OUT;
        }
        return findings.stream().anyMatch(finding -> finding.weight() == Finding.Weight.HOLD)
                ? CohortRow.State.HELD
                : CohortRow.State.READY;
    }

    @Override
    public String toString() {
        return "Checked[masked]";
    }
}
