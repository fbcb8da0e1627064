/**
 * One mail to whoever found no free place near them, when there are places again.
 *
 * <p>Owns the sealed addresses, until the mail has left. Refuses to know who anyone is, what an area is, and where places come
 * from: it is told.
 */
@ApplicationModule(allowedDependencies = {"kernel", "secrets", "messages", "wording"})
@NullMarked
package ca.dosebook.placenews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
