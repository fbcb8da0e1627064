/**
 * The calendar of a health unit as it is kept: who announced, agreed, withdrew, paused and resumed, and when.
 *
 * <p>What a moment means for residents is answered by {@link ca.dosebook.rollout.Rollout}.
 */
@NamedInterface("openings")
@NullMarked
package ca.dosebook.rollout.openings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
