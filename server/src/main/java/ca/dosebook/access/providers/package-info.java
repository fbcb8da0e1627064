/**
 * Signing in through an organization's identity provider (OpenID Connect): the way there, the way back, and whom of the
 * staff an identity is bound to.
 */
@NamedInterface("providers")
@NullMarked
package ca.dosebook.access.providers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
