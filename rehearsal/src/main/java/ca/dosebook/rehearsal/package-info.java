/**
 * Rehearses the opening: many residents at once, by HTTP, against a Dosebook that knows nothing of it. Owns load,
 * measurement and the counting afterwards; refuses to know the server's classes.
 */
@NullMarked
package ca.dosebook.rehearsal;

import org.jspecify.annotations.NullMarked;
