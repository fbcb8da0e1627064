/**
 * Rehearsals of an opening: a server that plays one, and what an installation keeps of those it had.
 *
 * <p>A server is in rehearsal scope when it runs with {@code dosebook.rehearsal.key}: then it answers nobody without that
 * key, sends no mail and says on every page that nothing is real ({@code rehearsals.scope}). Owns the rehearsals that were
 * prepared, the second application that plays one on a database of its own, and the reports. Refuses to know how a
 * rehearsal is played: that comes over HTTP, from the Maven module {@code rehearsal}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "secrets", "embedded", "rollout"})
@NullMarked
package ca.dosebook.rehearsals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
