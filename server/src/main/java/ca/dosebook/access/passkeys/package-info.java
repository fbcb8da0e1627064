/** Passkeys as a second factor of the staff (WebAuthn): added, shown, taken away. How often is another's affair. */
@NamedInterface("passkeys")
@NullMarked
package ca.dosebook.access.passkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
