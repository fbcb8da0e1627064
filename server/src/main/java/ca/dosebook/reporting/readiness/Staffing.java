package ca.dosebook.reporting.readiness;

/**
 * Users with an active account, in the unit and its hospitals.
 *
 * @param deciders those who may decide requests
 */
public record Staffing(int coordinators, int leads, int deciders) {

    static final Staffing NOBODY = new Staffing(0, 0, 0);
}
