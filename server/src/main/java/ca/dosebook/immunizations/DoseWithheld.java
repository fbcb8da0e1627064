package ca.dosebook.immunizations;

import ca.dosebook.kernel.PersonKey;

/** Somebody who arrived was given no dose. Announced within the transaction that records it. */
public record DoseWithheld(PersonKey person, Visit visit, NotGivenReason reason) {}
