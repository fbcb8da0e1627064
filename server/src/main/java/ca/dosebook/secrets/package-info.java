/**
 * Keys and what is done with them: sealing (authenticated encryption) and keyed hashing.
 *
 * <p>Owns the data keys, wrapped in the database, and the file of the master key that wraps them. Refuses to know what is
 * sealed: callers name a {@link ca.dosebook.secrets.Purpose} and a context that must be the same when the value is
 * opened, and register their tables as {@link ca.dosebook.secrets.SealedRows}.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package ca.dosebook.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
