package ca.dosebook.immunizations;

/** Where the needle went in (FHIR {@code Immunization.site}). The names are stored. */
public enum BodySite {
    LEFT_DELTOID,
    RIGHT_DELTOID,
    LEFT_THIGH,
    RIGHT_THIGH
}
