/** Adding and ending eligibility rules, with the history of both. */
@NamedInterface("eligibility")
@NullMarked
package ca.dosebook.rollout.eligibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
