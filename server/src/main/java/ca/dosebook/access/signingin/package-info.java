/** How staff come in: the activation link, the password, the second factor, the organization; and what slows guessing. */
@NamedInterface("signingin")
@NullMarked
package ca.dosebook.access.signingin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
