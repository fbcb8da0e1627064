package ca.dosebook.immunizations;

import ca.dosebook.clinics.SiteId;
import java.util.UUID;

/** Somebody's coming to a site on a clinic day. */
public record Visit(SiteId site, UUID arrival) {}
