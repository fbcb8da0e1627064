/** The pages on which stages, openings, pauses, booking modes and eligibility rules are decided. */
@NullMarked
package ca.dosebook.console.rollout;

import org.jspecify.annotations.NullMarked;
