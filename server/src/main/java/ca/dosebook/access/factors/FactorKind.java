package ca.dosebook.access.factors;

/** A sort of second factor. The names stand in the audit log. */
public enum FactorKind {
    APP,
    PAPER,
    PASSKEY
}
