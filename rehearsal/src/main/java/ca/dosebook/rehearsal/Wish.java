package ca.dosebook.rehearsal;

import java.util.UUID;

/** The places a resident wants: a slot for dose one and a slot for dose two that fits it. */
record Wish(Place first, Place second) {

    /** @param product the vaccine given there */
    record Place(UUID site, UUID slot, String product) {}
}
