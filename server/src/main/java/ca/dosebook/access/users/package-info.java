/**
 * Looking after users and organizations: inviting, changing, giving and taking roles, stopping.
 *
 * <p>Decides whom an administrator reaches: a coordinator the own health unit and the hospitals within it, a provincial
 * operator everyone. What is beyond the reach is refused as if it did not exist, and the refusal is written down.
 */
@NamedInterface("users")
@NullMarked
package ca.dosebook.access.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
