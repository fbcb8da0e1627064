/**
 * How the pilot goes and what is missing before an opening: figures for the boards and the report.
 *
 * <p>Owns counters of what happens on the pages of a booking, the number of calls, and what people say afterwards. Reads
 * the tables of other modules, in stores of its own, and writes none of them. Refuses to know who anyone is: nothing here
 * holds a person, a booking, an address or a time of day of one of them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "access", "rollout"})
@NullMarked
package ca.dosebook.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
