package ca.dosebook.immunizations;

/** How it was given (FHIR {@code Immunization.route}); the product monographs of 2021 know the first alone. */
public enum Route {
    INTRAMUSCULAR,
    SUBCUTANEOUS
}
