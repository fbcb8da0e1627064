/**
 * The PostgreSQL that runs inside Dosebook when no database is named: for trying, developing and testing. Also the check
 * of a named one, and what the application's role may do in either.
 *
 * <p>Owns the data directory's {@code pgdata/}, {@code postgres/} and {@code pgpass}, and the child process. It is as
 * durable as any PostgreSQL: nothing is switched off, and the child ends cleanly when the program does, however that
 * ends. Knows no table of any module.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package ca.dosebook.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
