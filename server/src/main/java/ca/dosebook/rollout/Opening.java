package ca.dosebook.rollout;

import java.time.Instant;

/**
 * The announced moment at which a stage begins in a health unit.
 *
 * @param startsAt the first instant of the stage: nobody gets in before it
 */
public record Opening(HealthUnitId unit, Stage stage, Instant startsAt) {}
