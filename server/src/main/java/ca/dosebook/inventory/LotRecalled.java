package ca.dosebook.inventory;

/** A lot was recalled: nobody may be given it any more. Published in the transaction that recalls it. */
public record LotRecalled(LotId lot) {}
