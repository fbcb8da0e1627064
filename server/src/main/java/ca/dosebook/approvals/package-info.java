/**
 * Acts that take two people: one asks, another agrees, and only then it is done.
 *
 * <p>Owns the requests and who decided them. Refuses to know what the acts are: each module that has one brings an
 * {@link ca.dosebook.approvals.ApprovalKind}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "wording", "audit", "access"})
@NullMarked
package ca.dosebook.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
