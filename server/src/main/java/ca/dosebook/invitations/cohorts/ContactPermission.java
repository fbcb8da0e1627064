package ca.dosebook.invitations.cohorts;

/** Whether a candidate agreed to be written to or called about vaccination, as far as the list says. */
public enum ContactPermission {
    YES,
    /** Asked not to be contacted. */
    NO,
    UNSAID
}
