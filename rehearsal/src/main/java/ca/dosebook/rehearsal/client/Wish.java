package ca.dosebook.rehearsal.client;

import java.util.UUID;

/** The places a resident wants: a slot for dose one and a slot for dose two that fits it. */
public record Wish(Place first, Place second) {

    /** @param product the vaccine given there */
    public record Place(UUID site, UUID slot, String product) {}
}
