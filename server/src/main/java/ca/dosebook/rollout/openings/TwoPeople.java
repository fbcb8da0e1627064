package ca.dosebook.rollout.openings;

import ca.dosebook.audit.Actor;
import java.util.UUID;

/**
 * Who did what takes two.
 *
 * @param asked the first
 * @param agreed the second
 * @param actor the second, for the audit log
 */
public record TwoPeople(UUID asked, UUID agreed, Actor actor) {}
