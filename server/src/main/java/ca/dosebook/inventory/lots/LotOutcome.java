package ca.dosebook.inventory.lots;

import ca.dosebook.inventory.Lot;

/** What can come of a change of a lot. */
public sealed interface LotOutcome {

    record Done(Lot lot) implements LotOutcome {}

    /** Nothing was changed: it is so already. For a lot that was to be added: the product has one of that number. */
    record SoAlready(Lot lot) implements LotOutcome {}

    record Unknown() implements LotOutcome {}
}
