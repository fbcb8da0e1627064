/**
 * Keys and what is done with them: sealing (authenticated encryption) and keyed hashing.
 *
 * <p>Owns the key file. Refuses to know what is sealed: callers name a {@link ca.dosebook.secrets.Purpose} and a context
 * that must be the same when the value is opened.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package ca.dosebook.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
