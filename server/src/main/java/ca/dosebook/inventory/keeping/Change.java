package ca.dosebook.inventory.keeping;

import ca.dosebook.audit.Actor;
import ca.dosebook.clinics.SiteId;
import java.util.UUID;

/**
 * What every change of a batch says.
 *
 * @param act known before it is done: who sends it twice does it once
 */
public record Change(UUID act, SiteId site, UUID batch, Actor actor) {}
