package ca.dosebook.clinics;

/** The kinds of place that vaccinate, in the order in which the campaign brings them in. */
public enum SiteKind {
    /** A hall with many lanes. */
    MASS,
    HOSPITAL,
    /** A team that travels: several stops, a day or so at each. */
    MOBILE
}
