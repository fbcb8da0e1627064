package ca.dosebook.rehearsal.report;

/**
 * Someone who waited and was let on.
 *
 * @param asked seconds after the opening at which the waiting room was asked for, negative before it
 * @param arrived seconds after the opening at which it answered: the ticket is of a moment between the two
 * @param number in line, as the page said; -1 when it did not
 * @param toldToWait seconds after the opening at which was asked what was answered last with "not yet"
 * @param admitted seconds after the opening
 * @param node which node answered this person, from 0
 */
public record Admission(double asked, double arrived, long number, double toldToWait, double admitted, int node) {

    public double waited() {
        return admitted - arrived;
    }
}
