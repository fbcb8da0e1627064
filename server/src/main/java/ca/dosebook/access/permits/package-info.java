/** The annotations with which an endpoint says which staff may call it: one for each permission. */
@NamedInterface("permits")
@NullMarked
package ca.dosebook.access.permits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
