/** Passwords of the staff: which are taken, and how they are kept. */
@NamedInterface("passwords")
@NullMarked
package ca.dosebook.access.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
