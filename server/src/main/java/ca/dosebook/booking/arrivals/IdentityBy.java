package ca.dosebook.booking.arrivals;

/** By what staff saw who somebody is. The names are stored. */
public enum IdentityBy {
    HEALTH_CARD,
    PHOTO_DOCUMENT,
    /** Two papers with the name and the address, as residents of homes have. */
    OTHER_DOCUMENT,
    /** Somebody who is answerable for the person says so: family, a carer, the home. */
    VOUCHED_FOR
}
