/** Setting where a health unit's residents book and who answers the phone, with what differs for a site or a group. */
@NamedInterface("modes")
@NullMarked
package ca.dosebook.rollout.modes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
