/**
 * The staff: for which organizations they work, in which roles, and what a role may do.
 *
 * <p>Owns organizations, users, their roles, factors and sessions. Refuses to know persons of the province and what the
 * pages show. {@code access.signingin} holds how someone comes in.
 */
@ApplicationModule(allowedDependencies = {"kernel", "secrets", "audit", "wording", "messages"})
@NullMarked
package ca.dosebook.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
